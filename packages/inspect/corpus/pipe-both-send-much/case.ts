import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "Both ends send more than a pipe holds before they receive",
  misconceptions: ["M10"],
  prints: ["both letters were read"],
  finds: [{ kind: "deadlock", at: ["send"] }],
  found: "every seed",
  bound: 2,
});
