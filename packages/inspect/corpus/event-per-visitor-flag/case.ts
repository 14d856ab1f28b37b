import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "One process clears what another one has set",
  misconceptions: ["M18"],
  prints: ["both came"],
  finds: [
    { kind: "deadlock", at: ["wait", "join"] },
    { kind: "lost-wake-up", at: ["set", "clear", "wait"] },
  ],
  found: { within: 1 },
  bound: 2,
});
