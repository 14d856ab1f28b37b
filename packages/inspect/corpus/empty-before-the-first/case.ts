import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "A consumer that finds the queue empty thinks that all was put",
  misconceptions: ["M11"],
  prints: ["sum 3"],
  finds: [
    { kind: "queue-empty-race", at: ["look", "put"] },
    { kind: "unread-messages", at: ["put"] },
  ],
  found: { within: 1 },
  bound: 2,
});
