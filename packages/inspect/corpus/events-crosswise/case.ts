import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "Two processes each wait for the other one to be ready",
  misconceptions: ["M17"],
  prints: ["both were ready"],
  finds: [{ kind: "deadlock", at: ["wait"] }],
  found: "every seed",
  bound: 2,
});
