import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "Two different functions change one balance without a lock",
  misconceptions: ["M2"],
  prints: ["120"],
  finds: [
    { kind: "data-race", at: ["deposit-read", "withdraw-write"] },
    { kind: "data-race", at: ["deposit-write", "withdraw-read"] },
    { kind: "data-race", at: ["deposit-write", "withdraw-write"] },
    { kind: "lost-update", at: ["deposit-read", "withdraw-write", "deposit-write"] },
    { kind: "lost-update", at: ["withdraw-read", "deposit-write", "withdraw-write"] },
  ],
  found: "every seed",
  bound: 2,
});
