import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findLesson } from "@mp/content";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { course } from "../support/course.ts";
import { mp, StudentHome } from "../support/mp.ts";

// Real programs on a machine that may be busy with others.
vi.setConfig({ testTimeout: 120_000 });

const exercise = findLesson(course, "mp-worker")?.exercise;
const EN = { LANG: "en_GB.UTF-8" };

let home: StudentHome;
beforeEach(() => (home = new StudentHome()));
afterEach(() => home[Symbol.dispose]());

/** Writes a file of the student's and answers its path. */
function file(name: string, text: string): string {
  const path = join(home.folder, name);
  writeFileSync(path, text);
  return path;
}

describe("without a terminal", () => {
  test("mp runs the first lesson's program and says what to try next", () => {
    const { stdout, stderr, status } = mp(home, []);
    expect(stderr).toBe("");
    expect(stdout).toContain("Nace un proceso");
    expect(stdout).toMatch(/Process-1 +│ Process-1: pid 2, hijo de 1/);
    expect(stdout).toContain("mp show varios-a-la-vez");
    expect(status).toBe(0);
  });

  test("nothing is coloured", () => {
    // oxlint-disable-next-line no-control-regex -- escape sequences are what is looked for
    for (const args of [[], ["list"], ["show", "1.1"]]) expect(mp(home, args).stdout).not.toMatch(/\u001B/);
  });
});

describe("the language", () => {
  test.each([
    [{}, "El primer proceso"],
    [{ LANG: "de_DE.UTF-8" }, "El primer proceso"],
    [{ LANG: "es_MX.UTF-8" }, "El primer proceso"],
    [{ LANG: "en_US.UTF-8" }, "The first process"],
    [{ LANG: "es_ES.UTF-8", LC_ALL: "en_US.UTF-8" }, "The first process"],
  ])("%j", (env, title) => {
    expect(mp(home, ["list"], env).stdout).toContain(title);
  });

  test("--lang wins, and a language that is not there is refused", () => {
    expect(mp(home, ["list", "--lang", "en"]).stdout).toContain("The first process");
    const { stderr, status } = mp(home, ["list", "--lang", "fr"]);
    expect(stderr).toContain("fr");
    expect(status).toBe(2);
  });
});

describe("mp list", () => {
  test("shows every lesson with its id and state", () => {
    const { stdout, status } = mp(home, ["list"]);
    expect(stdout).toMatch(/○ 1\.3 +La cocina de mp_worker +mp-worker +sin empezar/);
    expect(status).toBe(0);
  });

  test("--json", () => {
    const lessons = JSON.parse(mp(home, ["list", "--json"], EN).stdout) as object[];
    expect(lessons).toContainEqual({
      id: "mp-worker",
      number: "1.3",
      module: "primer-proceso",
      kind: "exercise",
      title: "The mp_worker kitchen",
      minutes: 10,
      status: "new",
    });
  });

  test("a damaged progress file is set aside", () => {
    mkdirSync(join(home.folder, "mp"));
    writeFileSync(join(home.folder, "mp", "progress.json"), "{");
    const { stderr, status } = mp(home, ["list"]);
    expect(status).toBe(0);
    const kept = readdirSync(join(home.folder, "mp")).find((name) => name.startsWith("progress.damaged-"));
    expect(kept).toBeDefined();
    expect(stderr).toContain(kept);
  });
});

describe("mp show", () => {
  test.each(["mp-worker", "1.3"])("by %s", (name) => {
    const { stdout, status } = mp(home, ["show", name], EN);
    expect(stdout).toContain("1.3  The mp_worker kitchen");
    expect(stdout).toContain("1. Have them work at once");
    expect(stdout).toContain("Hint 3 of 3");
    expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(status).toBe(0);
  });

  test("an unknown lesson", () => {
    const { stdout, stderr, status } = mp(home, ["show", "nada"]);
    expect(stdout).toBe("");
    expect(stderr).toContain("mp list");
    expect(status).toBe(2);
  });
});

describe("mp run", () => {
  test("a lesson", () => {
    const { stdout, status } = mp(home, ["run", "1.2"], EN);
    expect(stdout).toMatch(/Process-2 +│ diavola: 100 %/);
    expect(stdout).toMatch(/all ready\nEnded without errors · 4 processes\n$/);
    expect(status).toBe(0);
  });

  test("a file that fails", () => {
    const { stdout, status } = mp(home, ["run", file("a.ts", 'throw new Error("vaya");')]);
    expect(stdout).toContain("Error: vaya");
    expect(status).toBe(1);
  });

  test("a child that fails is told, though the program itself ends well", () => {
    const source = (exercise?.solution.es ?? "").replace("sleepSync(400);", 'throw new Error("vaya");');
    const { stdout, status } = mp(home, ["run", file("a.ts", source)]);
    expect(stdout).toContain("Terminado, pero 3 procesos han fallado · 4 procesos");
    expect(status).toBe(0);
  });

  test("--json tells every event on a line of its own", () => {
    const { stdout, status } = mp(home, ["run", file("a.ts", 'console.log("hola");'), "--json"]);
    const events = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { type: string });
    expect(events).toMatchObject([
      { type: "output", text: "hola\n", process: { name: "MainProcess" } },
      { type: "exit", exitCode: 0 },
    ]);
    expect(status).toBe(0);
  });

  test("neither lesson nor file", () => {
    const { stderr, status } = mp(home, ["run", "nada.ts"]);
    expect(stderr).toContain("nada.ts");
    expect(status).toBe(2);
  });
});

describe("mp check", () => {
  test("a solution passes, and the list knows", () => {
    const { stdout, status } = mp(home, ["check", "mp-worker", file("mine.ts", exercise?.solution.es ?? "")]);
    expect(stdout).toContain("¡Conseguido!");
    expect(status).toBe(0);
    expect(mp(home, ["list"]).stdout).toMatch(/✔ 1\.3/);
  });

  test("the start fails, in words", () => {
    const { stdout, status } = mp(home, ["check", "mp-worker"], EN);
    expect(stdout).toContain("The parent waited for Process-1 before it started Process-2");
    expect(status).toBe(1);
  });

  test("--json is Exercism's results.json, version 3", () => {
    const { stdout, status } = mp(home, ["check", "mp-worker", "--json"], EN);
    expect(JSON.parse(stdout)).toMatchObject({
      version: 3,
      status: "fail",
      message: null,
      tests: [{ task_id: 1, status: "fail", message_id: "waited-too-early" }, { task_id: 2 }, { task_id: 3 }],
    });
    expect(status).toBe(1);
  });

  test("a syntax error is explained", () => {
    const { stdout, status } = mp(home, [
      "check",
      "mp-worker",
      file("mine.ts", "if (true) {\n  console.log(1;\n}\n"),
    ]);
    expect(stdout).toContain("Hay algo mal escrito en la línea 2");
    expect(status).toBe(3);
  });

  test("a lesson without check, and no lesson at all", () => {
    expect(mp(home, ["check", "1.1"])).toMatchObject({ status: 2, stdout: "" });
    expect(mp(home, ["check"])).toMatchObject({ status: 2, stdout: "" });
  });
});

describe("about itself", () => {
  test("--help in both languages", () => {
    expect(mp(home, ["--help"]).stdout).toContain("Código de salida");
    expect(mp(home, ["--help"], EN).stdout).toContain("Exit code");
  });

  test("examples can be typed as they stand, also where npm runs the tutor", () => {
    expect(mp(home, [], { npm_lifecycle_event: "start" }).stdout).toContain(
      "npm start -- show varios-a-la-vez",
    );
    expect(mp(home, ["--help"], { npm_lifecycle_event: "start" }).stdout).toContain("npm start --");
  });

  test("no line of the help is wider than a terminal", () => {
    for (const LANG of ["es", "en"]) {
      const lines = mp(home, ["--help"], { LANG }).stdout.split("\n");
      expect(lines.length).toBeGreaterThan(20);
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
    }
  });

  test("--version", () => {
    const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
      version: string;
    };
    expect(mp(home, ["--version"]).stdout).toBe(`${version}\n`);
  });

  test.each([[["nada"]], [["--nada"]], [["list", "--lang"]]])(
    "%j is refused and says where to look",
    (args) => {
      const { stderr, stdout, status } = mp(home, args);
      expect(stdout).toBe("");
      expect(stderr).toMatch(/mp --help/);
      expect(status).toBe(2);
    },
  );
});
