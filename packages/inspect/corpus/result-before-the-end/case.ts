import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "The result is read before the child has ended",
  misconceptions: ["M7", "M26"],
  prints: ["49"],
  finds: [
    { kind: "data-race", at: ["set", "use"] },
    { kind: "order-violation", at: ["set", "use"] },
  ],
  found: "every seed",
  bound: 2,
});
