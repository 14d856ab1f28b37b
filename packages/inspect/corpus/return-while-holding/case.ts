import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "A function returns without releasing its lock",
  misconceptions: ["M14"],
  prints: ["7"],
  finds: [{ kind: "abandoned-lock", at: ["acquire"] }],
  found: "every seed",
  bound: 2,
});
