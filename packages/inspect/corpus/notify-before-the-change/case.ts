import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "The notification comes before the change it tells of",
  misconceptions: ["M18"],
  prints: ["open"],
  finds: [
    { kind: "lost-wake-up", at: ["notify", "wait"] },
    { kind: "deadlock", at: ["wait", "join"] },
  ],
  found: { within: 1 },
  bound: 2,
});
