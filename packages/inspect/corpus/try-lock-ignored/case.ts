import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "Whether the lock was got is not looked at",
  misconceptions: ["M3"],
  prints: ["2"],
  finds: [
    { kind: "data-race", at: ["read", "write"] },
    { kind: "lost-update", at: ["read", "write"] },
    { kind: "double-release", at: ["release"] },
    { kind: "uncaught-error", at: ["release"] },
  ],
  found: { within: 1 },
  bound: 2,
});
