import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "Two workers ask whether the queue is empty, and then take",
  misconceptions: ["M11"],
  prints: ["all done"],
  finds: [
    { kind: "queue-empty-race", at: ["look", "get"] },
    { kind: "deadlock", at: ["get", "join"] },
  ],
  found: { within: 1 },
  bound: 2,
});
