import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "Two processes append at the same place",
  misconceptions: ["M2"],
  prints: ["2 0 0 5 6"],
  finds: [
    { kind: "data-race", at: ["find", "move"] },
    { kind: "data-race", at: ["move"] },
    { kind: "data-race", at: ["entry"] },
    { kind: "lost-update", at: ["find", "move"] },
  ],
  found: "every seed",
  bound: 2,
});
