import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "Sleeping in place of waiting",
  misconceptions: ["M9"],
  prints: ["42"],
  finds: [{ kind: "data-race", at: ["set", "use"] }],
  found: "every seed",
  bound: 2,
});
