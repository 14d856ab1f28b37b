import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "A writing end that nobody closes hides the end of the conversation",
  misconceptions: ["M11"],
  prints: ["1", "the end"],
  finds: [{ kind: "deadlock", at: ["recv", "join"] }],
  found: "every seed",
  bound: 2,
});
