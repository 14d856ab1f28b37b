import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "An addition to an element of an array is lost",
  misconceptions: ["M2"],
  prints: ["1 2"],
  finds: [
    { kind: "data-race", at: ["read", "write"] },
    { kind: "lost-update", at: ["read", "write"] },
  ],
  found: "every seed",
  bound: 2,
});
