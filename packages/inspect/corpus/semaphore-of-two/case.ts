import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "A semaphore with two permits does not exclude",
  misconceptions: ["M3"],
  prints: ["2"],
  finds: [
    { kind: "data-race", at: ["read", "write"] },
    { kind: "data-race", at: ["write"] },
    { kind: "lost-update", at: ["read", "write"] },
  ],
  found: "every seed",
  bound: 2,
});
