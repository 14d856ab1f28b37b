import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "The writer holds the lock, the reader does not",
  misconceptions: ["M24"],
  prints: ["100"],
  finds: [
    { kind: "data-race", at: ["from", "first"] },
    { kind: "data-race", at: ["to", "second"] },
  ],
  found: "every seed",
  bound: 2,
});
