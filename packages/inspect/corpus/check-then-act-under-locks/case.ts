import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "The look and the act are each under the lock, but not both together",
  misconceptions: ["M3"],
  prints: ["0"],
  finds: [{ kind: "lost-update", at: ["look", "take"] }],
  found: { within: 2 },
  bound: 2,
});
