import { defineCase } from "../define-case.ts";

export default defineCase({
  title: "A task waits for another task of the same pool",
  misconceptions: ["M12"],
  prints: ["cooked eaten"],
  finds: [{ kind: "deadlock", at: ["wait"] }],
  found: "every seed",
  bound: 0,
});
