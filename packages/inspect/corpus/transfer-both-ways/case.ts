import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "Two transfers in opposite directions lock the accounts in opposite orders",
  misconceptions: ["M17"],
  prints: ["80 120"],
  finds: [
    { kind: "deadlock", at: ["to"] },
    { kind: "lock-order", at: ["from", "to"] },
  ],
  found: { within: 1 },
  bound: 2,
});
