/** Right programs of the kinds that detectors of races and deadlocks tend to accuse wrongly, under many schedules: nothing is found. */
import { readdirSync, readFileSync } from "node:fs";
import {
  type Controller,
  createController,
  exhaustive,
  pct,
  random,
  type Strategy,
} from "@mp/runtime/control";
import { afterAll, beforeAll, expect, test } from "vitest";
import { explain, findings } from "../src/index.ts";

const FOLDER = new URL("fixtures/right/", import.meta.url);
const SEEDS = Array.from({ length: 20 }, (_, i) => i + 1);
const STRATEGIES: readonly Strategy[] = [
  ...SEEDS.map((seed) => random(seed)),
  ...SEEDS.map((seed) => pct(seed, 3)),
  exhaustive({ bound: 0 }),
];

let controller: Controller;
beforeAll(async () => {
  controller = await createController();
});
afterAll(() => controller.close());

test.for(readdirSync(FOLDER))("%s", { timeout: 120_000 }, async (name) => {
  const url = new URL(name, FOLDER);
  const program = { main: url.href, modules: [{ url: url.href, code: readFileSync(url, "utf8") }] };
  for (const strategy of STRATEGIES) {
    const { outcome, trace } = await controller.run(program, { strategy, sites: true });
    expect(outcome).toEqual({ kind: "finished", exitCode: 0 });
    if (trace === undefined) throw new Error("there is no trace");
    expect(findings(trace).map((finding) => explain(finding, trace, "en"))).toEqual([]);
  }
});
