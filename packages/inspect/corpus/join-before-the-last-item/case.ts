import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "A worker is joined before it is told that there is no more",
  misconceptions: ["M10"],
  prints: ["9"],
  finds: [{ kind: "deadlock", at: ["get", "join"] }],
  found: "every seed",
  bound: 2,
});
