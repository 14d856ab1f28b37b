/** Controlled schedules in Chromium: the same as on Node. */
import { whyNoChromium } from "@mp/platforms/chromium";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Chromium } from "./chromium.ts";

describe.skipIf(whyNoChromium() !== undefined)("in Chromium", { timeout: 60_000 }, () => {
  let chromium: Chromium;
  beforeAll(async () => {
    chromium = await Chromium.start();
  }, 60_000);
  afterAll(() => chromium[Symbol.asyncDispose]());

  test("all schedules of a program come to the same as on Node", async () => {
    const { values } = await chromium.run("control");
    expect(values).toEqual([
      { "2\n": 2, "1\n": 4 },
      { "": 8, deadlock: 2 },
      { kind: "error", pid: 1, message: "Error: nobody" },
    ]);
  });
});
