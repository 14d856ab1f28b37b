import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "A barrier for two where three come",
  misconceptions: ["M17"],
  prints: ["all have met"],
  finds: [
    { kind: "barrier-short", at: ["wait"] },
    { kind: "deadlock", at: ["wait", "join"] },
  ],
  found: "every seed",
  bound: 1,
});
