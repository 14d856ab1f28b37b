import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "A process is joined before its long message has been read",
  misconceptions: ["M10"],
  prints: ["70000"],
  finds: [
    { kind: "join-before-drain", at: ["put", "join"] },
    { kind: "deadlock", at: ["put", "join"] },
  ],
  found: "every seed",
  bound: 2,
});
