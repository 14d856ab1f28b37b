/** Controlled schedules in Chromium: the same as on Node. */
import { whyNoChromium } from "@mp/platforms/chromium";
import { createController } from "@mp/runtime/control";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FAILING, failures, hashOf } from "../fixtures/failing-schedules.ts";
import { Chromium } from "./chromium.ts";

/** How many failing schedules of each program are compared. */
const TRACES = 20;

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

  test("failing schedules have the identical trace here and on Node, recorded and replayed", async () => {
    const { values } = await chromium.run("control-traces", { query: { count: String(TRACES) } });
    await using controller = await createController();
    for (const [i, failing] of FAILING.entries()) {
      const found = await failures(controller, failing, TRACES);
      const hashes = found.map(({ trace }) => hashOf(trace));
      expect(values[i]).toEqual(hashes.map((hash) => [hash, hash]));
    }
  }, 120_000);
});
