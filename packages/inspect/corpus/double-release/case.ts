import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "A lock is released twice",
  misconceptions: ["M3"],
  prints: ["2"],
  finds: [{ kind: "double-release", at: ["second"] }],
  found: "every seed",
  bound: 2,
});
