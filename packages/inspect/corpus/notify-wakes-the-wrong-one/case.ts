import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "`notify` wakes one who cannot go on",
  misconceptions: ["M18"],
  prints: ["both were taken"],
  finds: [
    { kind: "deadlock", at: ["put-wait", "take-wait", "join"] },
    { kind: "lost-wake-up", at: ["take-notify", "put-wait"] },
  ],
  found: { within: 1 },
  bound: 1,
});
