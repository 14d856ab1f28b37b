import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "One of the parties leaves a round early",
  misconceptions: ["M17"],
  prints: ["all parts are done"],
  finds: [
    { kind: "barrier-short", at: ["wait"] },
    { kind: "deadlock", at: ["wait", "join"] },
  ],
  found: "every seed",
  bound: 2,
});
