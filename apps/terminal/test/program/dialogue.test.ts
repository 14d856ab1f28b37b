import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findLesson, type Language } from "@mp/content";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { course } from "../support/course.ts";
import { StudentHome } from "../support/mp.ts";
import { PtyTutor } from "../support/pty.ts";

// Real programs on a machine that may be busy with others.
vi.setConfig({ testTimeout: 240_000 });

const exercise = findLesson(course, "mp-worker")?.exercise;

const said = {
  es: {
    list: "¿Qué lección?",
    menu: "¿Qué hacemos?",
    read: "Intro para seguir",
    failed: "El padre esperó a Process-1",
    hint: "pista 1 de 3",
    saved: "Guardado en",
    passed: "¡Conseguido!",
    turn: "Decisión 1. ¿A quién le toca?",
    bye: "Tu progreso está guardado",
  },
  en: {
    list: "Which lesson?",
    menu: "What now?",
    read: "Enter to go on",
    failed: "The parent waited for Process-1",
    hint: "hint 1 of 3",
    saved: "Saved in",
    passed: "You did it!",
    turn: "Decision 1. Whose turn is it?",
    bye: "Your progress is kept",
  },
} as const;

let home: StudentHome;
beforeEach(() => (home = new StudentHome()));
afterEach(() => home[Symbol.dispose]());

/** What moves the cursor, takes something away, or has a screen of its own. Colours and links do not. */
// oxlint-disable-next-line no-control-regex -- escape sequences are what is looked for
const REDRAWS = /\u001B\[[0-9;?]*[A-HJKSTfhl]/;

test.each(["es", "en"] as const)("a whole exercise without a redraw (%s)", async (language: Language) => {
  const words = said[language];
  const script = join(home.folder, "editor.sh");
  const source = join(home.folder, "typed.ts");
  writeFileSync(source, exercise?.solution[language] ?? "");
  writeFileSync(script, `#!/bin/sh\ncp '${source}' "$1"\n`);
  chmodSync(script, 0o755);
  await using tutor = new PtyTutor(
    home,
    { columns: 80, rows: 24 },
    { LANG: `${language}_XX.UTF-8`, EDITOR: script, MP_SCREEN_READER: "1" },
  );
  await tutor.hear(words.list);
  await tutor.type("1.3");
  await tutor.hear(words.read);
  await tutor.type("v");
  await tutor.hear(words.menu);
  await tutor.type("3");
  await tutor.hear(words.failed);
  await tutor.hear(words.menu);
  await tutor.type("4");
  await tutor.hear(words.hint);
  await tutor.hear(words.menu);
  await tutor.type("5");
  await tutor.hear(words.saved);
  await tutor.hear(words.menu);
  await tutor.type("3");
  await tutor.hear(words.passed);
  await tutor.hear(words.menu);
  await tutor.type("");
  await tutor.hear(words.list);
  await tutor.type("quit");
  await tutor.hear(words.bye);
  expect(await tutor.exited()).toBe(0);
  expect(tutor.bytes).not.toMatch(REDRAWS);
  const progress = readFileSync(join(home.folder, "mp", "progress.json"), "utf8");
  expect(progress).toContain("doneAt");
});

test("whose turn it is can be said by numbers, and Ctrl+C at the list ends the dialogue", async () => {
  await using tutor = new PtyTutor(home, { columns: 80, rows: 24 }, { LANG: "es" }, ["--plain"]);
  await tutor.hear(said.es.list);
  await tutor.type("el-cerrojo");
  await tutor.hear(said.es.read);
  await tutor.type("v");
  await tutor.hear("ser el planificador");
  await tutor.hear(said.es.menu);
  await tutor.type("6");
  await tutor.hear(said.es.turn);
  await tutor.hear("2. Process-2: Value-1.value → 0, en doors.ts:4");
  await tutor.type("1");
  await tutor.hear("Process-1: Value-1.value ← 1");
  await tutor.hear("MainProcess no puede seguir: bloqueado en Process-1.join()");
  await tutor.type("2");
  await tutor.hear("Decisión 3");
  await tutor.type("f");
  await tutor.hear("visitantes: ");
  await tutor.hear("Actualización perdida");
  await tutor.type("v");
  await tutor.hear(said.es.menu);
  await tutor.type("");
  await tutor.hear(said.es.list);
  await tutor.press("\u0003");
  await tutor.hear(said.es.bye);
  expect(await tutor.exited()).toBe(0);
});
