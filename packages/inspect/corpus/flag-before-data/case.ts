import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "A flag says that the data is there before it is",
  misconceptions: ["M9"],
  prints: ["42"],
  finds: [
    { kind: "data-race", at: ["raise", "look"] },
    { kind: "data-race", at: ["write", "read"] },
    { kind: "order-violation", at: ["read", "write"] },
  ],
  found: "every seed",
  bound: 2,
});
