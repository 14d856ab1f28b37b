import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "A lock is taken again as soon as it is let go",
  misconceptions: ["M19"],
  prints: ["9 rounds"],
  finds: [{ kind: "starvation", at: ["other", "eager"] }],
  found: { within: 1 },
  bound: 2,
  starvedAfter: 5,
});
