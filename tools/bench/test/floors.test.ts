import { describe, expect, test } from "vitest";
import { jobs } from "../src/jobs/index.ts";
import { concerned, readFloors, standings } from "../src/report/floors.ts";
import type { JobResult } from "../src/report/results.ts";
import { describe as describeResult, describeStandings } from "../src/report/table.ts";

const result: JobResult = {
  name: "flow",
  title: "flow",
  unit: "items/s",
  better: "more",
  subjects: {
    mp: { values: [100, 120] },
    "peer, slow": { values: [10, 10] },
    "peer, fast": { values: [50, 40] },
    broken: { values: [], trouble: "no answer within 90 s" },
  },
};

describe("floors", () => {
  test("each is about subjects that are there", async () => {
    const all = await jobs([]);
    for (const floor of readFloors()) {
      const job = all.find(({ name }) => name === floor.job)?.job;
      const names = job === undefined ? [] : concerned(job, floor.job, [floor]);
      expect({ floor, subjects: names.length > 1 }).toEqual({ floor, subjects: true });
    }
  });

  test("the best of those whose names begin alike counts, round by round", () => {
    const [standing] = standings([result], [{ job: "flow", against: "peer", atLeast: 10 }]);
    expect(standing).toMatchObject({ ratio: 2.5, spread: [2, 3] });
    expect(describeStandings([standing].flatMap((one) => one ?? []))).toMatch(
      /✗ +flow +mp against peer +2\.5 ×/,
    );
  });

  test("of jobs that were not measured nothing is said", () => {
    expect(standings([result], [{ job: "other", against: "peer", atLeast: 1 }])).toEqual([]);
    expect(standings([result], [{ job: "flow", against: "broken", atLeast: 1 }])).toEqual([]);
  });

  test("the table has the best first, and says who did not get through", () => {
    const lines = describeResult(result).split("\n");
    expect(lines.map((line) => line.trim().split("  ")[0])).toEqual([
      "flow (items/s, more is better)",
      "median",
      "mp",
      "peer, fast",
      "peer, slow",
      "broken",
    ]);
    expect(lines.at(-1)).toContain("no answer within 90 s");
  });
});
