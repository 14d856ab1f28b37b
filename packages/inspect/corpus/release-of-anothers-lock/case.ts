import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "A process frees a lock that another one holds",
  misconceptions: ["M3"],
  prints: ["2"],
  finds: [
    { kind: "double-release", at: ["release"] },
    { kind: "double-release", at: ["anothers"] },
    { kind: "double-release", at: ["own"] },
    { kind: "uncaught-error", at: ["own"] },
    { kind: "uncaught-error", at: ["anothers"] },
    { kind: "uncaught-error", at: ["release"] },
    { kind: "data-race", at: ["patient", "impatient"] },
    { kind: "lost-update", at: ["patient", "impatient"] },
  ],
  found: { within: 1 },
  bound: 2,
});
