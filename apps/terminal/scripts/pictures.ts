/**
 * Takes the README's pictures of the terminal tutor: walks through the real program on a pseudo-terminal and draws
 * the screens. `pnpm --filter @mp/terminal pictures` runs it.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { StudentHome } from "../test/support/mp.ts";
import { KEY, PtyTutor } from "../test/support/pty.ts";
import { svgOf } from "./svg.ts";

const images = fileURLToPath(new URL("../../../docs/images/", import.meta.url));
const LANGUAGES = {
  es: { run: "Terminado", failed: "El padre esperó" },
  en: { run: "Ended", failed: "The parent waited" },
};

mkdirSync(images, { recursive: true });
for (const [language, words] of Object.entries(LANGUAGES)) await walk(language, words);
await sideBySide();

async function walk(language: string, words: { run: string; failed: string }): Promise<void> {
  using home = new StudentHome();
  const size = { columns: 80, rows: 24 };
  await using tutor = new PtyTutor(home, size, { LANG: language });
  await tutor.see("1.3");
  keep(tutor, `terminal-list-${language}`, size);
  await tutor.press(KEY.down, KEY.enter);
  await tutor.see("1.2");
  keep(tutor, `terminal-lesson-${language}`, size);
  await tutor.press("r");
  await tutor.see(words.run);
  keep(tutor, `terminal-run-${language}`, size);
  await tutor.press(KEY.escape, "n");
  await tutor.see("1.3");
  await tutor.press("c");
  await tutor.see(words.failed);
  keep(tutor, `terminal-check-${language}`, size);
}

async function sideBySide(): Promise<void> {
  using home = new StudentHome();
  const size = { columns: 160, rows: 45 };
  await using tutor = new PtyTutor(home, size, { LANG: "es" });
  await tutor.see("1.3");
  await tutor.press(KEY.down, KEY.enter);
  await tutor.see("1.2");
  await tutor.press("r");
  await tutor.see("Terminado");
  keep(tutor, "terminal-wide-es", size);
}

function keep(tutor: PtyTutor, name: string, { columns, rows }: { columns: number; rows: number }): void {
  writeFileSync(join(images, `${name}.svg`), svgOf(tutor.buffer, columns, rows));
  console.log(`docs/images/${name}.svg`);
}
