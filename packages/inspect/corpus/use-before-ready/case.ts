import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "A child may use a value before its parent has set it",
  misconceptions: ["M7"],
  prints: ["300"],
  finds: [
    { kind: "data-race", at: ["set", "use"] },
    { kind: "order-violation", at: ["set", "use"] },
  ],
  found: "every seed",
  bound: 2,
});
