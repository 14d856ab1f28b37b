import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "A daemon is ended in the middle of its work",
  misconceptions: ["M15"],
  prints: ["first half", "second half"],
  finds: [{ kind: "daemon-cut-off", at: ["start"] }],
  found: "every seed",
  bound: 2,
});
