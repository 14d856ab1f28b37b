import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "A notification that nobody waits for yet is lost",
  misconceptions: ["M18"],
  prints: ["it went on"],
  finds: [
    { kind: "lost-wake-up", at: ["notify", "wait"] },
    { kind: "deadlock", at: ["wait", "join"] },
    { kind: "unguarded-wait", at: ["wait"] },
  ],
  found: "every seed",
  bound: 2,
});
