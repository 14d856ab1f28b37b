/** What was recorded comes to the same again, event for event. */
import { createController } from "@mp/runtime/control";
import { expect, test } from "vitest";
import { allCases } from "../corpus/cases.ts";
import { record } from "./record.ts";
import { altered, countOf, replayAll } from "./replay.ts";

test("1,000 recorded failing schedules come to the same again", { timeout: 240_000 }, async () => {
  await using recording = await createController();
  const recordings = await record(recording, await allCases(), 100);
  expect(countOf(recordings)).toBeGreaterThanOrEqual(1000);
  // Other threads, with another past.
  await using replaying = await createController();
  const different = altered(recordings);
  const others = await replayAll(replaying, [...recordings.toReversed(), different.recordings]);
  expect(others).toEqual([different.name]);
});
