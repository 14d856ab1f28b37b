import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "Two processes protect the same value with two different locks",
  misconceptions: ["M3"],
  prints: ["2"],
  finds: [
    { kind: "data-race", at: ["read", "write"] },
    { kind: "lost-update", at: ["read", "write"] },
  ],
  found: "every seed",
  bound: 2,
});
