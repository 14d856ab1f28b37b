import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "A permit is not given back on one of the ways",
  misconceptions: ["M14"],
  prints: ["both were there"],
  finds: [{ kind: "deadlock", at: ["acquire", "join"] }],
  found: "every seed",
  bound: 2,
});
