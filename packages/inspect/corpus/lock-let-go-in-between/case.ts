import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "The lock is let go between the read and the write",
  misconceptions: ["M3", "M4"],
  prints: ["2"],
  finds: [{ kind: "lost-update", at: ["read", "write"] }],
  found: { within: 2 },
  bound: 2,
});
