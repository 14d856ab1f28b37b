import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "The lock is held for the write, but not for the read before it",
  misconceptions: ["M4", "M24"],
  prints: ["2"],
  finds: [
    { kind: "data-race", at: ["read", "write"] },
    { kind: "lost-update", at: ["read", "write"] },
  ],
  found: "every seed",
  bound: 2,
});
