import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { findLesson } from "@mp/content";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { course, courseFolder } from "../support/course.ts";
import { mp, StudentHome } from "../support/mp.ts";
import { PtyTutor } from "../support/pty.ts";

// Real programs on a machine that may be busy with others.
vi.setConfig({ testTimeout: 120_000 });

const exercise = findLesson(course, "mp-worker")?.exercise;
const EN = { LANG: "en_GB.UTF-8" };
const ES = { LANG: "es_ES.UTF-8" };

let home: StudentHome;
beforeEach(() => (home = new StudentHome()));
afterEach(() => home[Symbol.dispose]());

/** Makes a text the student's program of the exercise. */
function mine(text: string): string {
  const path = join(home.folder, "mp", "code", "mp-worker", "mp_worker.ts");
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

// Words that have to be there for a beginner to go on: what it is, where, and what to look for.
const BEGINNERS = [
  [
    "a mistyped program",
    "if (true) {\n  console.log(1;\n}\n",
    /línea 2.*paréntesis/s,
    /line 2.*parenthesis/s,
  ],
  ["a function that is not there", "\nwork();\n", /work.*línea 2.*nadie/s, /work.*line 2.*nobody/s],
  [
    "output without end",
    "for (;;) console.log('more');\n",
    /más de \d+ kB.*bucle/s,
    /more than \d+ kB.*loop/s,
  ],
  ["an end without result", "const nothing = 1;\n", /sin escribir nada/, /without printing anything/],
] as const;

describe("what a beginner is told", () => {
  test.each(BEGINNERS)("%s", (_name, text, es, en) => {
    mine(text);
    for (const [env, words] of [[ES, es] as const, [EN, en] as const]) {
      const { stdout, status } = mp(home, ["check", "mp-worker"], env);
      expect(stdout.replaceAll(/\s+/g, " ")).toMatch(words);
      // What Node says of it is for those who know Node.
      expect(stdout).not.toMatch(/node:internal| at file:/);
      expect(status).toBe(3);
    }
  });

  test("Python where there is none, in so many words", () => {
    const { stderr, status } = mp(home, ["run", "1.1", "--language", "python"], {
      ...EN,
      MP_PYTHON: join(home.folder, "no"),
    });
    expect(stderr).toMatch(/needs CPython/);
    expect(status).toBe(4);
  });
});

test("a lesson with a fault: file, line and mend", () => {
  const folder = join(home.folder, "course");
  cpSync(courseFolder, folder, { recursive: true, filter: (path) => !/node_modules|dist$/.test(path) });
  const file = join(folder, "01-primer-proceso", "03-mp-worker", "lesson.json");
  const text = readFileSync(file, "utf8");
  const line = text.slice(0, text.indexOf('"minutes"')).split("\n").length;
  writeFileSync(file, text.replace(/"minutes": \d+/, '"minutes": "ten"'));
  const { stdout, stderr, status } = mp(home, ["list"], { ...EN, MP_COURSE: folder });
  expect(stdout).toBe("");
  expect(stderr).toContain(`01-primer-proceso/03-mp-worker/lesson.json:${line}: minutes: `);
  expect(stderr).not.toContain("    at ");
  expect(status).toBe(5);
});

test("check --watch checks again at each save, until Ctrl-C", async () => {
  const file = mine("console.log(1;\n");
  const size = { columns: 100, rows: 50 };
  await using tutor = new PtyTutor(home, size, EN, ["check", "mp-worker", "--watch", "--poll", "100"]);
  await tutor.wrote("mistyped");
  await tutor.wrote("Waiting for you to save");
  writeFileSync(file, exercise?.solution.en ?? "");
  await tutor.wrote("You did it!");
  tutor.send("\u0003");
  expect(await tutor.exited()).toBe(0);
  expect(mp(home, ["list"], EN).stdout).toMatch(/✔ 1\.3/);
});

test("a name is looked for in the folder where it was typed, and what is behind -- is the program's", () => {
  writeFileSync(join(home.folder, "args.ts"), "console.log(process.argv.slice(2).join('|'));\n");
  const env = { ...EN, npm_lifecycle_event: "mp", INIT_CWD: home.folder };
  const { stdout, status } = mp(home, ["run", "args.ts", "--", "--json", "a b"], env);
  expect(stdout).toContain("--json|a b");
  expect(status).toBe(0);
});
