import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "A process takes a lock that it has already",
  misconceptions: ["M17"],
  prints: ["takings 12"],
  finds: [{ kind: "deadlock", at: ["again"] }],
  found: "every seed",
  bound: 2,
});
