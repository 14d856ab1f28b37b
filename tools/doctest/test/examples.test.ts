import { describe, expect, test } from "vitest";
import { allExamples } from "../src/examples.ts";
import { complaint } from "../src/judge.ts";
import { type Form, hasPython, runExample } from "../src/run.ts";

/** As this test itself finds packages, so do the examples. */
const form: Form = process.execArgv.includes("--conditions=@mp/source") ? "source" : "built";

/** What is published is tried by the examples of the reference and the READMEs; the guide, which is much longer, is run from source. */
const examples = allExamples().filter(({ place }) => form === "source" || !place.startsWith("docs/"));

describe(`examples, ${form}`, () => {
  test.concurrent.for(examples)("$place", { timeout: 60_000 }, async (example, { skip }) => {
    if (example.language === "python" && !hasPython) skip("there is no python3 on this machine");
    expect(complaint(example, await runExample(example, form))).toBeUndefined();
  });
});
