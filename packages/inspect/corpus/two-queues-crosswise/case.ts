import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "Two processes each wait for what the other one would give later",
  misconceptions: ["M17"],
  prints: ["traded"],
  finds: [{ kind: "deadlock", at: ["get"] }],
  found: "every seed",
  bound: 2,
});
