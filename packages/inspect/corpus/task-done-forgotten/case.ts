import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "A task is not reported as done on one of the ways",
  misconceptions: ["M14"],
  prints: ["all done"],
  finds: [{ kind: "deadlock", at: ["get", "join"] }],
  found: "every seed",
  bound: 2,
});
