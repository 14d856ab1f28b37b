/** The conformance suite in Chromium: on a page, which must not block, and in a worker of the page's own, which may. */
import { whyNoChromium } from "@mp/platforms/chromium";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CASES } from "../conformance/cases/index.ts";
import type { Result } from "../conformance/suite/case.ts";
import { Chromium } from "./chromium.ts";
import { keep } from "./results.ts";

const missing = whyNoChromium();

test.runIf(missing !== undefined)(`is not run in Chromium: ${missing}`, () => {
  const isCommon = process.platform === "linux" && process.arch === "x64";
  expect(isCommon, "Chromium should be there: install again").toBe(false);
});

describe.skipIf(missing !== undefined)("the conformance suite in Chromium", () => {
  let chromium: Chromium;
  beforeAll(async () => {
    chromium = await Chromium.start();
  }, 60_000);
  afterAll(() => chromium[Symbol.asyncDispose]());

  // At the same time: most of the cases wait.
  test.concurrent.for(["page", "worker"] as const)(
    "passes with a %s as the main process",
    { timeout: 300_000 },
    async (place, { expect }) => {
      const { values } = await chromium.run("conformance", { in: place, query: { platform: "chromium" } });
      const results = values as Result[];
      if (place === "page") keep({ platform: "chromium", results });
      expect(results.filter(({ status }) => status === "fail")).toEqual([]);
      expect(results.map((one) => one.case)).toEqual(CASES.map(({ name }) => name));
    },
  );
});
