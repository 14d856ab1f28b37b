import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "`if` in place of `while` around a wait",
  misconceptions: ["M18"],
  prints: ["0 loaves left"],
  finds: [
    { kind: "unguarded-wait", at: ["wait"] },
    { kind: "uncaught-error", at: ["missing"] },
  ],
  found: { within: 1 },
  bound: 1,
});
