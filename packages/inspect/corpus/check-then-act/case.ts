import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "Two sellers see the last seat: what was looked at is no longer so",
  misconceptions: ["M24"],
  prints: ["0"],
  finds: [
    { kind: "data-race", at: ["look", "take"] },
    { kind: "lost-update", at: ["look", "take"] },
    { kind: "check-then-act", at: ["look", "take"] },
  ],
  found: "every seed",
  bound: 2,
});
