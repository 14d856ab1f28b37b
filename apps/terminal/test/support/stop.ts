import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { leftAfter } from "./left-running.ts";
import { StudentHome } from "./mp.ts";
import { PtyTutor } from "./pty.ts";

/** Programs that do not end by themselves. Each says `here` when it is where it stays. */
export const STUBBORN = {
  "while (true)": "console.log('here'); while (true);",
  deadlock: `import { Lock, Process, isMainProcess } from "@mp/runtime";
    export function child(lock: Lock) { console.log("here"); lock.acquireSync(); }
    if (isMainProcess) {
      const lock = new Lock();
      lock.acquireSync();
      const process = new Process({ target: child, args: [lock] });
      process.start();
      await process.join();
    }`,
  "10 MB/s": `const line = "x".repeat(99) + "\\n"; const block = line.repeat(100);
    console.log("here");
    setInterval(() => process.stdout.write(block), 1);`,
  "all at once": "console.log('here'); for (;;) console.log('on and on and on');",
} as const;

/** How a stop went. */
export interface Stop {
  /** From Ctrl-C to the end of `mp`, in milliseconds. */
  readonly ms: number;
  readonly exitCode: number;
  readonly shown: string;
  readonly left: readonly string[];
}

/** A machine that is busy with others ends processes late. */
const PATIENCE_MS = 20_000;

/** Runs a program in a terminal, presses Ctrl-C when it is where it stays, and waits for the end. */
export async function stopOnce(name: keyof typeof STUBBORN): Promise<Stop> {
  using home = new StudentHome();
  const file = join(home.folder, "stubborn.ts");
  writeFileSync(file, STUBBORN[name]);
  const size = { columns: 80, rows: 24 };
  await using tutor = new PtyTutor(home, size, { LANG: "en_GB.UTF-8" }, ["run", file, "--time", "600"]);
  await tutor.wrote("here");
  const began = performance.now();
  tutor.send("\u0003");
  const exitCode = await tutor.exited();
  const ms = performance.now() - began;
  return { ms, exitCode, shown: tutor.bytes.slice(-2_000), left: await leftAfter(home.folder, PATIENCE_MS) };
}
