import { defineCase } from "../define-case.ts";

export default defineCase({
  title: 'One item that says "no more" for two workers',
  misconceptions: ["M11"],
  prints: ["all done"],
  finds: [{ kind: "deadlock", at: ["get", "join"] }],
  found: "every seed",
  bound: 2,
});
