/** What was recorded on Node comes to the same in Chromium, event for event. */
import { launchChromium, whyNoChromium } from "@mp/platforms/chromium";
import { createController } from "@mp/runtime/control";
import { expect, test } from "vitest";
import { allCases } from "../corpus/cases.ts";
import { record } from "../replay/record.ts";
import { altered, countOf } from "../replay/replay.ts";
import { ReplayServer } from "./server.ts";

test.skipIf(whyNoChromium() !== undefined)(
  "1,000 recorded failing schedules come to the same in Chromium",
  { timeout: 240_000 },
  async () => {
    await using controller = await createController();
    const recordings = await record(controller, await allCases(), 100);
    expect(countOf(recordings)).toBeGreaterThanOrEqual(1000);
    const different = altered(recordings);
    await using server = new ReplayServer([...recordings, different.recordings]);
    await using browser = await launchChromium();
    const page = await browser.newPage();
    await page.goto(await server.start());
    expect(JSON.parse(await server.answer)).toEqual([different.name]);
  },
);
