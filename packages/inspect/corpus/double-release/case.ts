import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "A lock is released twice",
  misconceptions: ["M3"],
  prints: ["2"],
  finds: [
    { kind: "double-release", at: ["second"] },
    { kind: "double-release", at: ["main-release"] },
    { kind: "uncaught-error", at: ["second"] },
    { kind: "uncaught-error", at: ["main-release"] },
  ],
  found: "every seed",
  bound: 2,
});
