import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "Tasks of a pool count in a shared value without a lock",
  misconceptions: ["M2"],
  prints: ["found 3"],
  finds: [
    { kind: "data-race", at: ["read", "write"] },
    { kind: "lost-update", at: ["read", "write"] },
  ],
  found: { within: 1 },
  bound: 0,
});
