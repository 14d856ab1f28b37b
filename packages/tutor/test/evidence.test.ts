import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Expectation, Lesson } from "@mp/content";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { resultsOf } from "../src/index.ts";
import { checkFile, Explorer } from "../src/node/index.ts";
import { AMPLE, Programs } from "./programs.ts";

// Real programs on a machine that may be busy with others.
vi.setConfig({ testTimeout: 120_000 });

const programs = new Programs();
const explorer = new Explorer();
let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), "mp-evidence-"))));
afterAll(() => {
  explorer[Symbol.dispose]();
  programs[Symbol.dispose]();
  rmSync(folder, { recursive: true, force: true });
});

const program = (work: string) => `import { isMainProcess, Lock, Process, Value } from "@mp/runtime";
import { nameObject } from "@mp/runtime/trace";
function add(contador: Value<"i">, one: Lock, other: Lock) {
  ${work}
}
if (isMainProcess) {
  const contador = nameObject(new Value("i", 0, { lock: false }), "contador");
  const [a, b] = [nameObject(new Lock(), "a"), nameObject(new Lock(), "b")];
  const all = [[a, b], [b, a]].map(([x, y]) => new Process({ target: add, args: [contador, x, y] }));
  for (const p of all) p.start();
  for (const p of all) await p.join();
  console.log(contador.value);
}
`;

let count = 0;

async function told(source: string, expectation: Partial<Expectation>) {
  const check = `check-${count++}.ts`;
  const expects = [{ test: "t", task: 1, message: "general", ...expectation }];
  writeFileSync(
    join(folder, check),
    `export default ${JSON.stringify({ schedules: { preemptions: 2 }, expects })};`,
  );
  const lesson = { id: "x", budget: AMPLE, exercise: { check } } as unknown as Lesson;
  const { file } = programs.write(source, "mine.ts");
  const { grading } = await checkFile({ courseFolder: folder, lesson, file, explorer });
  const messages = {
    general: { es: "General.", en: "General." },
    own: { es: "Un cerrojo propio.", en: "A lock of its own." },
  };
  const [result] = resultsOf(grading, { tests: {}, messages }, "es").tests;
  const [english] = resultsOf(grading, { tests: {}, messages }, "en").tests;
  return { ...result, en: english?.message };
}

const PRINTS_TWO = { holds: { prints: { order: "exact", lines: ["2"] } } } as const;

test("a lost update is told by process, name and line, in the student's language", async () => {
  const result = await told(program("contador.value += 1;"), PRINTS_TWO);
  expect(result.lines).toEqual([4]);
  expect(result.message).toMatch(
    /^General\. Actualización perdida en contador: Process-\d leyó 0 \(mine\.ts:4\); después, Process-\d escribió 1/,
  );
  expect(result.en).toMatch(/^General\. Lost update .*contador.*Process-\d/);
  expect(result.schedule).not.toBeNull();
});

test("a deadlock is told by who waits for which lock, and where", async () => {
  const crossed = program("one.acquireSync();\n  other.acquireSync();\n  other.release();\n  one.release();");
  const result = await told(crossed, { holds: { never: "deadlock" } });
  expect(result.lines).toEqual([5]);
  expect(result.message).toMatch(/Process-1 → Process-2 → Process-1|Process-2 → Process-1 → Process-2/);
  expect(result.message).toContain("mine.ts:5");
});

test("a fault that has a message of its own gets it", async () => {
  const own = program("const mine = new Lock(); mine.acquireSync(); contador.value += 1; mine.release();");
  const late = program("const v = contador.value; one.acquireSync(); contador.value = v + 1; one.release();");
  const expectation = { ...PRINTS_TWO, faults: { "lock-per-process": "own" } };
  expect((await told(own, expectation)).message_id).toBe("own");
  expect((await told(own, expectation)).message).toContain("Un cerrojo propio.");
  expect((await told(late, expectation)).message_id).toBe("general");
});

test("what was printed before a deadlock may have a message of its own", async () => {
  const source = program("one.acquireSync(); other.acquireSync(); other.release(); one.release();").replace(
    "for (const p of all) p.start();",
    'for (const p of all) p.start();\n  console.log("up");',
  );
  const never = { holds: { never: "deadlock" }, instead: { up: "own" } } as const;
  expect((await told(source, never)).message_id).toBe("own");
  expect((await told(source, { ...never, instead: { down: "own" } })).message_id).toBe("general");
});

test("a check may ask for no fault of a kind, though the output is right", async () => {
  const no = { holds: { no: ["data-race", "lost-update"] } } as const;
  // Written alike by both: what is printed is always the same, and it is a race.
  const race = await told(program("contador.value = 2;"), no);
  expect(race).toMatchObject({ status: "fail", message_id: "general", lines: [4] });
  expect(race.message).toContain("Condición de carrera en contador");
  const locked = "const lock = contador; void lock; const [l] = [one, other]; l.acquireSync(); l.release();";
  expect(await told(program(locked), no)).toMatchObject({ status: "pass", schedule: null });
});
