import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { ProgressFile } from "@mp/tutor/node";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { mpOnFullDisk } from "../support/full-disk.ts";
import { killOnce } from "../support/kills/round.ts";
import { randomOf } from "../support/kills/random.ts";
import { EXERCISE, MINE, Student } from "../support/kills/student.ts";
import { mp, StudentHome } from "../support/mp.ts";

// Real programs on a machine that may be busy with others.
vi.setConfig({ testTimeout: 120_000 });

const EN = { LANG: "en_GB.UTF-8" };

let home: StudentHome;
beforeEach(() => (home = new StudentHome()));
afterEach(() => home[Symbol.dispose]());

// `pnpm --filter @mp/terminal kills` does it a hundred times.
test.each(Array.from({ length: 14 }, (_, at) => at + 1))(
  "killed at a moment that seed %i says, the tutor loses nothing and leaves nothing running",
  async (seed) => expect(await killOnce(seed)).toMatchObject({ seed }),
);

describe("several tutors at once", () => {
  const writer = fileURLToPath(new URL("../fixtures/write-progress.ts", import.meta.url));
  const write = (file: string, first: number, count: number) =>
    spawn(process.execPath, ["--conditions=@mp/source", writer, file, String(first), String(count)], {
      stdio: ["ignore", "pipe", "inherit"],
    });
  const hintsIn = (file: string) =>
    Object.keys(new ProgressFile(file).read().lessons[EXERCISE.id]?.hints ?? {});

  test("two that write 500 times each lose nothing", async () => {
    const file = join(home.folder, "mp", "progress.json");
    const writers = [write(file, 1, 500), write(file, 501, 500)];
    const codes = await Promise.all(
      writers.map(async (child) => ((await once(child, "close")) as [number])[0]),
    );
    expect(codes).toEqual([0, 0]);
    expect(hintsIn(file)).toHaveLength(1000);
  });

  test("of several that are killed while they write, all that was told is kept", async () => {
    const file = join(home.folder, "mp", "progress.json");
    const random = randomOf(1);
    const told = await Promise.all(
      Array.from({ length: 3 }, async (_, writer) => {
        const kept: string[] = [];
        for (let life = 0; life < 3; life++) {
          const child = write(file, 1 + writer * 10_000 + life * 1_000, 1_000);
          // Killed after some changes: wherever it is then, with the lock or without.
          const most = Math.floor(random() * 20);
          let lines = 0;
          child.stdout.on("data", (data: Buffer) => {
            lines += data.toString().split("\n").length - 1;
            if (lines > most) child.kill("SIGKILL");
          });
          kept.push(...(await text(child.stdout)).split("\n").filter(Boolean));
        }
        return kept;
      }),
    );
    const there = new Set(hintsIn(file));
    expect(told.flat().length).toBeGreaterThan(9);
    expect(told.flat().filter((task) => !there.has(task))).toEqual([]);
  });
});

describe("a folder that cannot be written", () => {
  /** A folder whose path leads through a file: no right of any user helps. */
  function closedHome(): string {
    writeFileSync(join(home.folder, "file"), "");
    return join(home.folder, "file", "mp");
  }

  test("reading goes on, and what could not be kept is told", () => {
    const env = { ...EN, MP_HOME: closedHome() };
    expect(mp(home, ["list", "--ids"], env)).toMatchObject({ status: 0, stderr: "" });
    const { stderr, status } = mp(home, ["reset", "mp-worker"], env);
    expect(stderr).toContain("cannot be written");
    expect(stderr).toContain("MP_HOME");
    expect(stderr).not.toContain("    at ");
    expect(status).toBe(4);
  });
});

test.runIf(process.platform === "linux")("a full disk: what was there stays, and it is told", () => {
  const student = new Student(home, EXERCISE);
  const { stdout, stderr, status } = mpOnFullDisk(home, student.folder, ["hint", "mp-worker"]);
  expect(stderr).toContain("the disk is full");
  expect(stdout).toContain("kept: yes");
  expect(status).toBe(4);
});

test("a damaged progress file is put aside, and nothing else is touched", () => {
  const student = new Student(home, EXERCISE);
  writeFileSync(join(student.folder, "progress.json"), '{"version":2,"lessons":');
  const { stderr, status } = mp(home, ["hint", "mp-worker"], EN);
  expect(status).toBe(0);
  expect(stderr).toContain("damaged");
  expect(readdirSync(student.folder).filter((name) => name.includes("damaged"))).toHaveLength(1);
  expect(readFileSync(student.program, "utf8")).toBe(MINE);
});
