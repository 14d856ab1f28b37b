import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "Two locks in two orders",
  misconceptions: ["M17"],
  prints: ["there and back"],
  finds: [
    { kind: "deadlock", at: ["there-second", "back-second"] },
    { kind: "lock-order", at: ["there-first", "there-second", "back-first", "back-second"] },
  ],
  found: { within: 1 },
  bound: 2,
});
