import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "Two processes both find that nothing was made yet, and both make it",
  misconceptions: ["M24"],
  prints: ["prepared 1"],
  finds: [
    { kind: "data-race", at: ["look", "set"] },
    { kind: "data-race", at: ["set"] },
    { kind: "lost-update", at: ["look", "set"] },
  ],
  found: "every seed",
  bound: 2,
});
