import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "An `await` between reading and writing",
  misconceptions: ["M2", "M23"],
  prints: ["2"],
  finds: [
    { kind: "data-race", at: ["read", "write"] },
    { kind: "data-race", at: ["write"] },
    { kind: "lost-update", at: ["read", "write"] },
  ],
  found: "every seed",
  bound: 2,
});
