import { describe, expect, test } from "vitest";
import { allExamples } from "../src/examples.ts";
import { complaint } from "../src/judge.ts";
import { hasPython, runExample } from "../src/run.ts";

describe("examples", () => {
  test.concurrent.for(allExamples())("$place", { timeout: 60_000 }, async (example, { skip }) => {
    if (example.language === "python" && !hasPython) skip("there is no python3 on this machine");
    expect(complaint(example, await runExample(example, "built"))).toBeUndefined();
  });
});
