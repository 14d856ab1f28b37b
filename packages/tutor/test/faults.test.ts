/** What a beginner does wrong, each in both languages: a program that cannot be judged is told why, in words they understand. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Lesson } from "@mp/content";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { resultsOf, type RunBudget } from "../src/index.ts";
import { checkFile } from "../src/node/index.ts";
import { AMPLE, Programs } from "./programs.ts";

// Real programs on a machine that may be busy with others.
vi.setConfig({ testTimeout: 120_000 });

const programs = new Programs();
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "mp-faults-"));
  writeFileSync(join(folder, "check.ts"), "export default () => [];");
  writeFileSync(
    join(folder, "expects.ts"),
    `export default { schedules: { preemptions: 1 }, expects: [
      { test: "ends", task: 1, holds: { never: "deadlock" }, message: "stuck" },
    ] };`,
  );
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  programs[Symbol.dispose]();
});

async function told(source: string, limits: Partial<RunBudget> = {}, check = "check.ts") {
  const lesson = { id: "x", budget: { ...AMPLE, ...limits }, exercise: { check } } as unknown as Lesson;
  const { file } = programs.write(source, "mine.ts");
  const { grading } = await checkFile({ courseFolder: folder, lesson, file });
  const words = { tests: {}, messages: {} };
  const [es, en] = (["es", "en"] as const).map(
    (language) => resultsOf(grading, words, language).message ?? "",
  );
  return { es, en, status: grading.status };
}

const BOMB = `
import { isMainProcess, Process, sleepSync } from "@mp/runtime";
function work() { sleepSync(20_000); }
if (isMainProcess) for (;;) new Process({ target: work }).start();
`;

const DEADLOCK = `
import { Barrier, isMainProcess, Lock, Process } from "@mp/runtime";
function eat(left: Lock, right: Lock, both: Barrier) {
  left.acquireSync();
  both.waitSync();
  right.acquireSync();
}
if (isMainProcess) {
  const [a, b, both] = [new Lock(), new Lock(), new Barrier(2)];
  const all = [[a, b], [b, a]].map(([x, y]) => new Process({ target: eat, args: [x, y, both] }));
  for (const p of all) p.start();
  for (const p of all) await p.join();
}
`;

const FULL_QUEUE = `
import { isMainProcess, Process, Queue } from "@mp/runtime";
function cook(plates: Queue<number>) {
  for (let n = 0; n < 3; n++) plates.putSync(n);
}
if (isMainProcess) {
  const plates = new Queue<number>({ maxsize: 1 });
  const p = new Process({ target: cook, args: [plates] });
  p.start();
  await p.join();
}
`;

interface Case {
  readonly what: string;
  readonly source: string;
  readonly limits?: Partial<RunBudget>;
  readonly es: readonly string[];
  readonly en: readonly string[];
}

const CASES: readonly Case[] = [
  {
    what: "a syntax error",
    source: "const x = 1;\nconsole.log(x;\n",
    es: ["mal escrito", "línea 2", "se esperaba"],
    en: ["mistyped", "line 2"],
  },
  {
    what: "a string without its end",
    source: 'console.log("hola);\n',
    es: ["mal escrito", "línea 1", "comillas"],
    en: ["mistyped", "line 1"],
  },
  {
    what: "a missing function",
    source: "\nwork();\n",
    es: ["`work`", "línea 2", "nadie lo ha definido"],
    en: ["`work`", "line 2", "nobody has defined"],
  },
  {
    what: "a name that is not exported",
    source: 'import { Proces } from "@mp/runtime";\nProces;\n',
    es: ["`Proces`", "no existe"],
    en: ["`Proces`", "no such name"],
  },
  {
    what: "a wrong path",
    source: 'import "./nothere.ts";\n',
    es: ["nothere.ts", "la ruta"],
    en: ["nothere.ts", "the path"],
  },
  {
    what: "a wrong package",
    source: 'import "nothere";\n',
    es: ["nothere", "no está"],
    en: ["nothere", "is not there"],
  },
  {
    what: "endless output",
    source: 'for (;;) console.log("x");\n',
    limits: { outputBytes: 10_000 },
    es: ["10 kB", "escribe sin fin"],
    en: ["10 kB", "prints without end"],
  },
  {
    what: "an endless loop",
    source: "for (;;);\n",
    limits: { timeMs: 1_500 },
    es: ["1.5 segundos", "un bucle que no acaba"],
    en: ["1.5 seconds", "never ends"],
  },
  {
    what: "an end without a result",
    source: "const x = 1;\n",
    es: ["sin escribir nada"],
    en: ["without printing anything"],
  },
  {
    what: "an end by exit",
    source: "process.exit(3);\n",
    es: ["código de salida 3", "sin decir por qué"],
    en: ["exit code 3", "does not say why"],
  },
  {
    what: "an exception",
    source: 'const o: any = undefined;\nconsole.log("a");\no.x;\n',
    es: ["línea 3", "se pide `x` a algo que es `undefined`"],
    en: ["line 3", "Cannot read properties of undefined"],
  },
  {
    what: "a process bomb",
    source: BOMB,
    limits: { processes: 4 },
    es: ["más de 4 procesos", "isMainProcess"],
    en: ["more than 4 processes", "isMainProcess"],
  },
  {
    what: "a memory bomb of objects",
    source: "const all: unknown[] = [];\nfor (;;) all.push(new Array(1000).fill(all.length));\n",
    limits: { memoryBytes: 300_000_000 },
    es: ["memoria"],
    en: ["memory"],
  },
  {
    what: "a memory bomb of shared memory",
    source:
      "const all: unknown[] = [];\nfor (;;) all.push(new Uint8Array(new SharedArrayBuffer(5_000_000)).fill(1));\n",
    limits: { memoryBytes: 300_000_000 },
    es: ["300 MB de memoria"],
    en: ["300 MB of memory"],
  },
];

describe("a program with", () => {
  test.each(CASES)("$what", async ({ source, limits, es, en }) => {
    const said = await told(source, limits);
    expect(said.status).toBe("error");
    for (const word of es) expect(said.es).toContain(word);
    for (const word of en) expect(said.en).toContain(word);
    // As one sentence or more, and no stack of Node's.
    expect(said.es).toMatch(/[.?)]$/);
    expect(said.es).not.toMatch(/\bat \S+:\d+:\d+|node:internal/);
  });

  test("a deadlock is told who waits for whom, with locks and lines", async () => {
    const { es, en } = await told(DEADLOCK);
    for (const text of [es, en]) {
      for (const word of ["Process-1", "Process-2", "Lock-1", "Lock-2", "mine.ts:6"])
        expect(text).toContain(word);
    }
    expect(es).toContain("nadie puede seguir");
    expect(en).toContain("nobody can go on");
  });

  test("a wait that nobody ends is told so in place of a bare time-out", async () => {
    const { es, en } = await told(FULL_QUEUE, { timeMs: 4_000 });
    expect(es).toContain("4 segundos");
    for (const text of [es, en])
      for (const word of ["Process-1", "Queue-1", "mine.ts:4", "mine.ts:10"]) expect(text).toContain(word);
    expect(es).toContain("recoge lo que hay dentro antes de esperar");
  });

  test("nothing in it is told so where schedules decide, too", async () => {
    expect((await told("const x = 1;\n", {}, "expects.ts")).es).toContain("sin escribir nada");
  });
});
