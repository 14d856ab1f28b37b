import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "Two processes fill each other's queue before they take",
  misconceptions: ["M17"],
  prints: ["traded"],
  finds: [{ kind: "deadlock", at: ["put"] }],
  found: "every seed",
  bound: 1,
});
