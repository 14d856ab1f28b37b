import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "A value is changed under the lock of another one",
  misconceptions: ["M3"],
  prints: ["5 1"],
  finds: [
    { kind: "data-race", at: ["sell", "return"] },
    { kind: "lost-update", at: ["sell", "return"] },
  ],
  found: "every seed",
  bound: 2,
});
