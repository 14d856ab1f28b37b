import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "The lock is let go before the write",
  misconceptions: ["M4"],
  prints: ["2"],
  finds: [
    { kind: "data-race", at: ["read", "write"] },
    { kind: "data-race", at: ["write"] },
    { kind: "lost-update", at: ["read", "write"] },
  ],
  found: "every seed",
  bound: 2,
});
