import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "An event is cleared before everybody has seen it",
  misconceptions: ["M18"],
  prints: ["the runner is through"],
  finds: [
    { kind: "lost-wake-up", at: ["set", "clear", "wait"] },
    { kind: "deadlock", at: ["wait", "join"] },
  ],
  found: { within: 1 },
  bound: 2,
});
