import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "A process is terminated while it may hold a lock",
  misconceptions: ["M16"],
  prints: ["whole"],
  finds: [{ kind: "abandoned-lock", at: ["hold", "terminate", "next"] }],
  found: { within: 2 },
  bound: 2,
});
