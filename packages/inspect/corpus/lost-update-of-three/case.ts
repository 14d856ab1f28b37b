import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "Three processes add to one value without a lock",
  misconceptions: ["M2"],
  prints: ["8"],
  finds: [
    { kind: "data-race", at: ["read", "write"] },
    { kind: "data-race", at: ["write"] },
    { kind: "lost-update", at: ["read", "write"] },
  ],
  found: "every seed",
  bound: 1,
});
