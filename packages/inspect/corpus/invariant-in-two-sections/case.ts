import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "What belongs together is changed in two critical sections",
  misconceptions: ["M3"],
  prints: ["100"],
  finds: [{ kind: "uncaught-error", at: ["missing"] }],
  found: { within: 1 },
  bound: 2,
});
