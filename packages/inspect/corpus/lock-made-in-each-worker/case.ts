import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "Each process makes a lock of its own",
  misconceptions: ["M3", "M5"],
  prints: ["2"],
  finds: [
    { kind: "data-race", at: ["read", "write"] },
    { kind: "lock-per-process", at: ["lock"] },
    { kind: "lost-update", at: ["read", "write"] },
  ],
  found: "every seed",
  bound: 2,
});
