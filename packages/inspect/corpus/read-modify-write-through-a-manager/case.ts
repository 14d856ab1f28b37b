import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "A manager's dictionary does one step at a time, not two",
  misconceptions: ["M2", "M22"],
  prints: ["yes 2"],
  finds: [{ kind: "uncaught-error", at: ["missing"] }],
  found: { within: 1 },
  bound: 0,
});
