/**
 * Measures what the tutor promises to whoever sits before it: how soon the first screen is there, how soon a program has stopped, and how soon
 * a key is answered meanwhile. `pnpm build && pnpm --filter @mp/terminal measure` prints it; how busy the machine is stands beside it.
 */
import { chmodSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { StudentHome } from "../test/support/mp.ts";
import { KEY, PtyTutor } from "../test/support/pty.ts";

/** As it is built: that is what a student starts. */
const BUILT = [fileURLToPath(new URL("../dist/main.js", import.meta.url))];
const SIZE = { columns: 80, rows: 24, program: BUILT } as const;
const TITLE = "Multiprocessing";

const PROGRAMS = {
  "while (true)": 'console.log("begun");\nwhile (true);\n',
  "a deadlock":
    'import { Lock } from "@mp/runtime";\nconst lock = new Lock();\nlock.acquireSync();\nconsole.log("begun");\nlock.acquireSync();\n',
  "10 MB/s of output":
    'const line = "begun".padEnd(99, ".");\nfor (;;) {\n  const until = performance.now() + 10;\n  for (let n = 0; n < 1000; n++) console.log(line);\n  while (performance.now() < until);\n}\n',
} as const;

console.log(
  `load average: ${loadavg()
    .map((each) => each.toFixed(1))
    .join(" ")}`,
);
await firstFrames();
for (const [name, source] of Object.entries(PROGRAMS)) await stop(name, source);

/** From the start of the process to its first screen; the first start compiles, the others have it from the cache. */
async function firstFrames(): Promise<void> {
  using home = new StudentHome();
  for (const start of [1, 2, 3]) {
    const began = performance.now();
    await using tutor = new PtyTutor(home, SIZE, { LANG: "en_GB.UTF-8", TMPDIR: home.folder });
    await tutor.see(TITLE);
    console.log(`first frame, start ${start}: ${ms(began)}`);
    await tutor.press("q");
    await tutor.exited();
  }
}

/** From the key to the screen that says so; and how long the help takes to open while the program runs. */
async function stop(name: string, source: string): Promise<void> {
  using home = new StudentHome();
  const script = join(home.folder, "editor.sh");
  writeFileSync(join(home.folder, "typed.ts"), source);
  writeFileSync(script, `#!/bin/sh\ncp '${join(home.folder, "typed.ts")}' "$1"\n`);
  chmodSync(script, 0o755);
  await using tutor = new PtyTutor(home, SIZE, { LANG: "en_GB.UTF-8", EDITOR: script });
  await tutor.see(TITLE);
  await tutor.press(KEY.enter);
  await tutor.see(/▐ 1\.1 /);
  await tutor.press("e");
  await tutor.see("Saved in");
  await tutor.press("r");
  await tutor.see("begun");
  const asked = performance.now();
  await tutor.press("?");
  await tutor.see("stop it at once");
  const answered = ms(asked);
  await tutor.press("l", "l", "j");
  // A flood comes upon the lesson's limit by itself before anybody can press a key.
  await tutor.see(/s stop|r again/);
  const stopping = performance.now();
  await tutor.press("s");
  await tutor.see("■");
  console.log(`${name}: stopped in ${ms(stopping)}; a key answered in ${answered} while it ran`);
}

// Keys are pressed 40 ms apart, and the screen is looked at every 25 ms: so much of each number is ours.
function ms(since: number): string {
  return `${Math.round(performance.now() - since)} ms`;
}
