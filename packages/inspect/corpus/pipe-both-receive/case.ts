import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "Both ends of a pipe wait for the other one to speak",
  misconceptions: ["M17"],
  prints: ["they have met"],
  finds: [{ kind: "deadlock", at: ["recv"] }],
  found: "every seed",
  bound: 2,
});
