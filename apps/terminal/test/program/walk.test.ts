import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "@mp/content";
import { findLesson, lessonsOf } from "@mp/content";
import { answersTo } from "@mp/tutor";
import { readProgress } from "@mp/tutor/node";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { course } from "../support/course.ts";
import { StudentHome } from "../support/mp.ts";
import { KEY, PtyTutor } from "../support/pty.ts";

// Real programs on a machine that may be busy with others.
vi.setConfig({ testTimeout: 120_000 });

const exercise = findLesson(course, "mp-worker")?.exercise;
const all = lessonsOf(course).length;

const seen = {
  es: {
    course: "Multiprocesamiento",
    lesson: "Nace un proceso",
    ended: "Terminado sin errores",
    own: "tu versión",
    passed: "¡Conseguido!",
    failed: "El padre esperó a Process-1",
    done: `3 de ${all}`,
    saved: "Guardado en",
    hint: "Pista 1 de 3",
    news: "Lección hecha.",
    reset: "¿Volver al",
  },
  en: {
    course: "Multiprocessing",
    lesson: "A process is born",
    ended: "Ended without errors",
    own: "your version",
    passed: "You did it!",
    failed: "The parent waited for Process-1",
    done: `3 of ${all}`,
    saved: "Saved in",
    hint: "Hint 1 of 3",
    news: "Lesson done.",
    reset: "Go back to the original",
  },
} as const;

/** What the head of a screen says: a key goes to the screen that is there when it comes. */
const LIST = /▐ mp /;
const FIRST = /▐ 1\.1 /;

let home: StudentHome;
beforeEach(() => (home = new StudentHome()));
afterEach(() => home[Symbol.dispose]());

/** An editor that writes a given text and leaves. */
function editorWriting(text: string): string {
  const source = join(home.folder, "typed.ts");
  const script = join(home.folder, "editor.sh");
  writeFileSync(source, text);
  writeFileSync(script, `#!/bin/sh\ncp '${source}' "$1"\n`);
  chmodSync(script, 0o755);
  return script;
}

const runs: readonly { language: Language; columns: number; rows: number }[] = [
  { language: "es", columns: 80, rows: 24 },
  { language: "en", columns: 80, rows: 24 },
  { language: "es", columns: 200, rows: 60 },
];

describe.each(runs)("a student's first hour ($language, $columns×$rows)", ({ language, columns, rows }) => {
  test("from the list to a solved exercise", async () => {
    const words = seen[language];
    const editor = editorWriting(exercise?.solution[language] ?? "");
    await using tutor = new PtyTutor(
      home,
      { columns, rows },
      { LANG: `${language}_XX.UTF-8`, EDITOR: editor },
    );
    await tutor.see(words.course);

    await tutor.press(KEY.enter);
    await tutor.see(new RegExp(`▐ 1\\.1  ${words.lesson}`));
    await tutor.press("r");
    await tutor.see(words.ended);
    expect(tutor.text).toMatch(/Process-1\s+│ Process-1: pid 2/);
    expect(tutor.text).toContain("━");

    await tutor.press(KEY.escape);
    await tutor.see(/\d+ %/);
    await tutor.press("n");
    await tutor.see(/▐ 1\.2 /);
    await tutor.press("n");
    await tutor.see(/▐ 1\.3 /);
    await tutor.press("c");
    await tutor.see(words.failed);
    await tutor.press("h");
    await tutor.see(words.hint);
    await tutor.press("e");
    await tutor.see(words.saved);
    expect(tutor.text).toContain(words.own);
    await tutor.press("c");
    await tutor.see(words.passed);
    await tutor.see(words.news);

    await tutor.press(KEY.escape);
    await tutor.see(/\d+ %/);
    await tutor.press(KEY.escape);
    await tutor.see(LIST);
    await tutor.see(/✔ 1\.3/);
    expect(tutor.text).toMatch(/◐ 1\.1/);
    await tutor.press("q");
    expect(await tutor.exited()).toBe(0);

    const own = join(home.folder, "mp", "code", "mp-worker", "mp_worker.ts");
    expect(readFileSync(own, "utf8")).toBe(exercise?.solution[language]);
  });
});

test("questions are answered by keys, and the first answer is kept", async () => {
  await using tutor = new PtyTutor(home, { columns: 80, rows: 40 }, { LANG: "es_ES.UTF-8" });
  await tutor.see("Multiprocesamiento");
  await tutor.press(KEY.enter);
  await tutor.see(FIRST);
  await tutor.press(KEY.space);
  await tutor.see("Predice antes de ejecutar");
  await tutor.press("1");
  await tutor.see("✘ 1");
  await tutor.press("2");
  await tutor.see("✔ 2");
  await tutor.press("q");
  await tutor.see(LIST);
  await tutor.press("q");
  expect(await tutor.exited()).toBe(0);
  const { progress } = readProgress(join(home.folder, "mp", "progress.json"));
  expect(answersTo(progress.lessons["nace-un-proceso"], "tras-start")).toEqual([0, 1]);
});

test("Enter is not lost on the way, however early it comes", async () => {
  await using tutor = new PtyTutor(home, { columns: 80, rows: 24 }, { LANG: "es_ES.UTF-8" });
  await tutor.press(KEY.enter);
  await tutor.see(FIRST);
  // The keys are the last line of a picture, which may come in pieces.
  await tutor.see("esc volver");
  expect(tutor.text).not.toContain("↵ abrir");
});

test("the language changes at any time and is remembered", async () => {
  const size = { columns: 80, rows: 24 };
  {
    await using tutor = new PtyTutor(home, size, { LANG: "es_ES.UTF-8" });
    await tutor.see("Multiprocesamiento");
    await tutor.press(KEY.enter);
    await tutor.see(FIRST);
    await tutor.press("l");
    await tutor.see("A process is born");
    await tutor.press("q");
    await tutor.see(LIST);
    await tutor.press("q");
    await tutor.exited();
  }
  await using again = new PtyTutor(home, size, { LANG: "es_ES.UTF-8" });
  await again.see("Multiprocessing");
  expect(again.text).toContain("A process is born");
});

const endless = {
  "a loop": "for (;;);",
  "a deadlock": "lock.acquireSync();",
  "a flood of output": 'for (;;) console.log("x".repeat(99));',
};

test.each(Object.entries(endless))(
  "%s is stopped by a key, and keys are answered meanwhile",
  async (_name, last) => {
    const source = `import { Lock } from "@mp/runtime";\nconst lock = new Lock();\nlock.acquireSync();\nconsole.log("round we go");\n`;
    const editor = editorWriting(`${source}${last}\n`);
    await using tutor = new PtyTutor(
      home,
      { columns: 80, rows: 24 },
      { LANG: "en_GB.UTF-8", EDITOR: editor },
    );
    await tutor.see("Multiprocessing");
    await tutor.press(KEY.enter);
    await tutor.see(FIRST);
    await tutor.press("e");
    await tutor.see("Saved in");
    await tutor.press("r");
    // A flood has washed it away before it is seen, and comes upon its limit by itself.
    await tutor.see(/round we go|xxxxx|100 kB|100 KB|100,000|100000/);
    await tutor.press("?");
    await tutor.see("stop it at once");
    await tutor.press("j");
    await tutor.see("? help");
    await tutor.press("s");
    await tutor.see(/■/);
    await tutor.see("r again");
    expect(tutor.text).not.toContain("●");
  },
);

test("the original comes back after yes, and not after no", async () => {
  const editor = editorWriting("// mine\n");
  const own = join(home.folder, "mp", "code", "nace-un-proceso", "program.ts");
  await using tutor = new PtyTutor(home, { columns: 80, rows: 24 }, { LANG: "es_ES.UTF-8", EDITOR: editor });
  await tutor.see("Multiprocesamiento");
  await tutor.press(KEY.enter);
  await tutor.see(FIRST);
  await tutor.press("e");
  await tutor.see(seen.es.saved);
  await tutor.press("x");
  await tutor.see(seen.es.reset);
  await tutor.press("n");
  await tutor.see("x original");
  expect(readFileSync(own, "utf8")).toBe("// mine\n");
  await tutor.press("x");
  await tutor.see(seen.es.reset);
  await tutor.press("s");
  await tutor.see("Tienes el original");
  expect(readFileSync(own, "utf8")).toContain("new Process");
});

test("an editor that is not there is said, and nothing is lost", async () => {
  await using tutor = new PtyTutor(
    home,
    { columns: 100, rows: 24 },
    { LANG: "en_GB.UTF-8", EDITOR: "no-such-editor" },
  );
  await tutor.see("Multiprocessing");
  await tutor.press(KEY.enter);
  await tutor.see(FIRST);
  await tutor.press("e");
  await tutor.see("No editor found");
  await tutor.press("j");
  await tutor.see("esc back");
  expect(tutor.text).toContain("A process is born");
});

test("the window may change its size, and be too small", async () => {
  await using tutor = new PtyTutor(home, { columns: 80, rows: 24 }, { LANG: "es_ES.UTF-8" });
  await tutor.see("Multiprocesamiento");
  await tutor.press(KEY.enter);
  await tutor.see(FIRST);
  tutor.resize({ columns: 120, rows: 45 });
  await tutor.see("Predice antes de ejecutar");
  tutor.resize({ columns: 40, rows: 10 });
  await tutor.see("40×10");
  // It is still there after a key, which nothing but the tutor's own listening keeps it alive for.
  await tutor.press(KEY.space, KEY.space, KEY.space);
  await tutor.see("40×10");
  tutor.resize({ columns: 80, rows: 24 });
  await tutor.see("Imagina una cocina");
  expect(tutor.text.split("\n").at(-1)).toContain("esc volver");
});

test("NO_COLOR leaves no colour, and CI still draws", async () => {
  await using tutor = new PtyTutor(
    home,
    { columns: 80, rows: 24 },
    { LANG: "es_ES.UTF-8", NO_COLOR: "1", CI: "true" },
  );
  await tutor.see("Multiprocesamiento");
  await tutor.press(KEY.enter);
  await tutor.see(FIRST);
  // oxlint-disable-next-line no-control-regex -- escape sequences are what is looked for
  expect(tutor.bytes).not.toMatch(/\u001B\[[0-9;]*m/);
});

test("a lesson is found by a word of its text, without accents, and opened where it says it", async () => {
  await using tutor = new PtyTutor(home, { columns: 80, rows: 24 }, { LANG: "es_ES.UTF-8" });
  await tutor.see("Multiprocesamiento");
  await tutor.press("/");
  await tutor.see("Escribe una palabra");
  await tutor.press(...Array.from("seccion critica cerrojo se encarga"));
  await tutor.see(/▸ . \d+\.\d+ .*› Cómo se impide/);
  await tutor.press(KEY.enter);
  await tutor.see(/▐ \d+\.\d+ +El cerrojo/);
  await tutor.see("Un cerrojo (lock) se encarga");
  expect(tutor.text).not.toContain("Dos puertas, una pizarra");
});

test("every screen has its keys on one page, in either language", async () => {
  await using tutor = new PtyTutor(home, { columns: 80, rows: 24 }, { LANG: "en_GB.UTF-8" });
  await tutor.see("Multiprocessing");
  await tutor.press("?");
  await tutor.see("search titles and texts");
  await tutor.press("l");
  await tutor.see("buscar en los títulos y en los textos");
  await tutor.press(KEY.escape);
  await tutor.see("↵ abrir");
  await tutor.press(KEY.enter);
  await tutor.see(FIRST);
  await tutor.press("?");
  await tutor.see("ser el planificador");
  expect(tutor.text.split("\n").at(-1)).toContain("esc cerrar la ayuda");
});
