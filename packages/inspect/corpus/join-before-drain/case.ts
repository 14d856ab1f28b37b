import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "A process is joined before what it put has been taken",
  misconceptions: ["M10"],
  prints: ["6"],
  finds: [
    { kind: "join-before-drain", at: ["put", "join"] },
    { kind: "deadlock", at: ["put", "join"] },
  ],
  found: "every seed",
  bound: 2,
});
