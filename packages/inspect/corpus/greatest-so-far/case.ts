import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "Two processes keep the greatest number found, without a lock",
  misconceptions: ["M24"],
  prints: ["best 7"],
  finds: [
    { kind: "data-race", at: ["look", "note"] },
    { kind: "data-race", at: ["note"] },
    { kind: "lost-update", at: ["look", "note"] },
  ],
  found: "every seed",
  bound: 2,
});
