import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "Additions are lost in a loop: two out of four may be all that remains",
  misconceptions: ["M1", "M2"],
  prints: ["4"],
  finds: [
    { kind: "data-race", at: ["read", "write"] },
    { kind: "data-race", at: ["write"] },
    { kind: "lost-update", at: ["read", "write"] },
  ],
  found: "every seed",
  bound: 2,
});
