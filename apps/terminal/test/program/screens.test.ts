/** The screens that do not hang on what the machine does meanwhile, kept as text: `vitest run -u` takes a new look over. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "@mp/content";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { StudentHome } from "../support/mp.ts";
import { KEY, PtyTutor } from "../support/pty.ts";
import { stable } from "../support/screen.ts";

// Real programs on a machine that may be busy with others.
vi.setConfig({ testTimeout: 240_000 });

const FOLDER = join(import.meta.dirname, "..", "fixtures", "screens");

const words = {
  es: {
    course: "Multiprocesamiento",
    found: "Buscar: mp_worker",
    lesson: "La cocina de mp_worker",
    ask: "No hay más pistas",
    parsons: "Las líneas de una solución",
    askDiff: "¿Comparar tu programa",
    diff: "En qué se diferencia",
    askSolution: "¿Ver la solución?",
    solution: "Una solución",
    right: "primera línea",
    doors: "cerrojo puertas pizarra",
    scheduler: "¿A quién le toca?",
    waits: "bloqueado en Process-1.join()",
    ended: "Ha terminado",
  },
  en: {
    course: "Multiprocessing",
    found: "Search: mp_worker",
    lesson: "The mp_worker kitchen",
    ask: "No hints are left",
    parsons: "The lines of a solution",
    askDiff: "Compare your program",
    diff: "Where your program differs",
    askSolution: "See the solution?",
    solution: "A solution",
    right: "first line",
    doors: "two doors",
    scheduler: "Whose turn is it?",
    waits: "blocked on Process-1.join()",
    ended: "It has ended",
  },
} as const;

interface Look {
  readonly language: Language;
  readonly columns: number;
  readonly rows: number;
  readonly env?: Readonly<Record<string, string>>;
}

const looks: readonly Look[] = [
  { language: "es", columns: 80, rows: 24 },
  { language: "en", columns: 80, rows: 24, env: { NO_COLOR: "1" } },
  { language: "es", columns: 200, rows: 60 },
];

let home: StudentHome;
beforeEach(() => (home = new StudentHome()));
afterEach(() => home[Symbol.dispose]());

/** A screen comes in pieces: waits until it is the kept one. If it never is, the comparison that follows shows where it differs. */
async function comes(tutor: PtyTutor, file: string): Promise<void> {
  if (!existsSync(file)) return;
  const expected = readFileSync(file, "utf8");
  await vi.waitUntil(() => stable(tutor.text) === expected, { timeout: 5_000 }).catch(() => {});
}

describe.each(looks)("in $language at $columns×$rows", ({ language, columns, rows, env }) => {
  const said = words[language];
  const open = () => new PtyTutor(home, { columns, rows }, { LANG: `${language}_XX.UTF-8`, ...env });
  const kept = async (tutor: PtyTutor, name: string) => {
    const file = join(FOLDER, `${name}-${language}-${columns}x${rows}.txt`);
    await comes(tutor, file);
    await expect(stable(tutor.text)).toMatchFileSnapshot(file);
  };

  test("help in stages: hints, lines to put in order, the difference, the solution", async () => {
    await using tutor = open();
    await tutor.see(said.course);
    await tutor.press("/");
    await tutor.press("mp_worker");
    await tutor.see(said.found);
    await tutor.see(new RegExp(`▸ . \\d.*${said.lesson}`));
    await tutor.press(KEY.enter);
    await tutor.see(new RegExp(`▐ \\d.*${said.lesson}`));
    await tutor.press("?");
    await tutor.see("esc c");
    await kept(tutor, "help");
    await tutor.press("j");
    for (let hint = 1; hint <= 7; hint++) await tutor.press("h");
    await tutor.press("h");
    await tutor.see(said.ask);
    await tutor.press("y");
    await tutor.see(said.parsons);
    await tutor.press(KEY.space, KEY.down, KEY.down, KEY.space, "c");
    await tutor.see(said.right);
    await kept(tutor, "parsons");
    await tutor.press("h");
    await tutor.see(said.askDiff);
    await tutor.press("y");
    await tutor.see(said.diff);
    await kept(tutor, "diff");
    await tutor.press("h");
    await tutor.see(said.askSolution);
    await tutor.press("y");
    await tutor.see(said.solution);
    await kept(tutor, "solution");
    expect(tutor.text).toContain(said.lesson);
  });

  test("be the scheduler: an update is lost by hand, undone, and found by the machine", async () => {
    await using tutor = open();
    await tutor.see(said.course);
    await tutor.press("/");
    await tutor.press(said.doors);
    await tutor.see(/▸ . \d/);
    await tutor.press(KEY.enter);
    await tutor.press("o");
    await tutor.see(said.scheduler);
    await tutor.press("1");
    await tutor.see("Value-1.value ← 1");
    await tutor.press("2");
    await tutor.see(/Process-2 +Value-1\.value ← 1/);
    expect(tutor.text).toContain(said.waits);
    await kept(tutor, "scheduler");
    tutor.resize({ columns: columns + 10, rows: rows + 3 });
    await tutor.see(said.scheduler);
    tutor.resize({ columns, rows });
    await tutor.press("f");
    await tutor.see(said.ended);
    await kept(tutor, "scheduler-end");
    await tutor.press("u");
    await tutor.see(said.scheduler);
    await tutor.press("m");
    await tutor.see(/\d+ (?:órdenes|schedules)/);
  });
});
