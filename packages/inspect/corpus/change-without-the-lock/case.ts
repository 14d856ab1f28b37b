import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "What a condition is about is changed without its lock",
  misconceptions: ["M18", "M24"],
  prints: ["in"],
  finds: [{ kind: "data-race", at: ["look", "change"] }],
  found: { within: 1 },
  bound: 2,
});
