import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "Three locks in a ring",
  misconceptions: ["M17"],
  prints: ["all went through"],
  finds: [
    { kind: "deadlock", at: ["second"] },
    { kind: "lock-order", at: ["first", "second"] },
  ],
  found: { within: 2 },
  bound: 1,
});
