import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "Three philosophers take the left fork first",
  misconceptions: ["M17"],
  prints: ["3 meals"],
  finds: [
    { kind: "deadlock", at: ["right"] },
    { kind: "lock-order", at: ["left", "right"] },
  ],
  found: { within: 2 },
  bound: 1,
});
