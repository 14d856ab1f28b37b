import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "An error leaves a lock held",
  misconceptions: ["M14"],
  prints: ["3"],
  finds: [
    { kind: "uncaught-error", at: ["error"] },
    { kind: "abandoned-lock", at: ["acquire"] },
  ],
  found: "every seed",
  bound: 2,
});
