import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "The consumer stops at the first of two ends",
  misconceptions: ["M11"],
  prints: ["sum 10"],
  finds: [
    { kind: "unread-messages", at: ["put", "end"] },
    { kind: "unread-messages", at: ["end"] },
  ],
  found: "every seed",
  bound: 2,
});
