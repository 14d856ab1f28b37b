import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "A change that nobody is told of",
  misconceptions: ["M18"],
  prints: ["open"],
  finds: [
    { kind: "lost-wake-up", at: ["change", "wait"] },
    { kind: "deadlock", at: ["wait", "join"] },
  ],
  found: { within: 1 },
  bound: 2,
});
