import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "An addition to an item of a shareable list is lost",
  misconceptions: ["M2"],
  prints: ["Ada 38"],
  finds: [
    { kind: "data-race", at: ["read", "write"] },
    { kind: "data-race", at: ["write"] },
    { kind: "lost-update", at: ["read", "write"] },
  ],
  found: "every seed",
  bound: 2,
});
