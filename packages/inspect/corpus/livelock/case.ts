import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "Two processes give way to each other for ever",
  misconceptions: ["M17"],
  prints: ["both have passed"],
  finds: [{ kind: "livelock", at: ["mine", "other"] }],
  found: "every seed",
  bound: 2,
  maxSteps: 120,
});
