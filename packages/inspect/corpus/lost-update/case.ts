import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "An addition is lost: reading and writing are two steps",
  misconceptions: ["M2"],
  prints: ["2"],
  finds: [
    { kind: "data-race", at: ["read", "write"] },
    { kind: "lost-update", at: ["read", "write"] },
  ],
  found: "every seed",
  bound: 2,
});
