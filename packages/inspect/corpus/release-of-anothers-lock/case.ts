import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "A process frees a lock that another one holds",
  misconceptions: ["M3"],
  prints: ["2"],
  finds: [
    { kind: "double-release", at: ["anothers"] },
    { kind: "data-race", at: ["patient", "impatient"] },
  ],
  found: { within: 1 },
  bound: 2,
});
