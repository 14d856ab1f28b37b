/**
 * Programs that try to get out of the box, run before the first one of a stranger: that a layer is installed does not say that it holds. The
 * whole list of attacks is the escape suite's (`test/escape`); this one is short, and has one attempt at least for each layer.
 */
import type { Sandbox, SandboxEvent, SandboxLimit, SandboxLimits } from "./port.ts";

/** What came of it. */
export interface SelfTest {
  readonly ok: boolean;
  readonly detail: string;
}

const LIMITS: SandboxLimits = {
  // On a machine that does much else, a box takes its time to begin.
  timeMs: 20_000,
  cpuMs: 20_000,
  memoryBytes: 96 * 1024 * 1024,
  outputBytes: 16_000,
  processes: 2,
};

/** Each tries one thing, and must end in this error. */
const ATTEMPTS: Readonly<Record<string, readonly [act: string, code: string]>> = {
  "mounts: a file of the machine": [`fs.statSync("/etc/passwd")`, "ENOENT"],
  "mounts: a shell": [`fs.statSync("/bin/sh")`, "ENOENT"],
  "mounts: what the kernel tells": [`fs.statSync("/proc/self/mem")`, "ENOENT"],
  "read-only: the program": [`fs.writeFileSync("/work/x", "x")`, "EROFS"],
  "read-only: the runtime": [`fs.writeFileSync("/mp/x", "x")`, "EROFS"],
  "rlimits: a huge file": [`fs.writeFileSync("/tmp/x", ""); fs.truncateSync("/tmp/x", 2 ** 40)`, "EFBIG"],
  "tmpfs: all of the memory": [`for (;;) fs.appendFileSync("/tmp/y", Buffer.alloc(2 ** 20))`, "ENOSPC"],
  "seccomp: the network": [
    `await new Promise((_, no) => net.connect(1, "127.0.0.1").on("error", no))`,
    "EPERM",
  ],
  "pids: other processes": [`process.kill(-1, 9)`, "ESRCH"],
  "users: root": [`process.setuid(0)`, "EINVAL"],
};

const PROGRAM = `
import fs from "node:fs";
import net from "node:net";
process.on("SIGXFSZ", () => {});
const answers = {};
${Object.entries(ATTEMPTS)
  .map(([name, [act]]) => {
    const key = JSON.stringify(name);
    return `try { ${act}; answers[${key}] = "done"; } catch (error) { answers[${key}] = error.code ?? error.name; }`;
  })
  .join("\n")}
console.log(JSON.stringify(answers));
`;

/** Each must be ended by this limit. */
const BOMBS: Readonly<Record<SandboxLimit, string>> = {
  memory: `const all = []; for (;;) all.push(new Uint8Array(2 ** 24).fill(1));`,
  processes: `import { Worker } from "node:worker_threads"; for (let n = 0; n < 200; n++) new Worker("setInterval(() => {}, 1e6)", { eval: true }).on("error", () => {});`,
  output: `for (;;) console.log("x".repeat(1000));`,
  time: `for (;;);`,
  cpu: `for (;;);`,
};

/** Runs them. Never throws. */
export async function selfTest(run: Sandbox["run"]): Promise<SelfTest> {
  try {
    const bombs = Object.entries(BOMBS) as [SandboxLimit, string][];
    const troubles = [
      ...(await attemptAll(run)),
      ...(await Promise.all(bombs.map(([name, bomb]) => explode(run, name, bomb)))),
    ];
    const wrong = troubles.filter((trouble) => trouble !== undefined);
    const count = Object.keys(ATTEMPTS).length + bombs.length;
    return {
      ok: wrong.length === 0,
      detail: wrong.length === 0 ? `${count} attempts were stopped.` : wrong.join("; "),
    };
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.message : String(error) };
  }
}

async function attemptAll(run: Sandbox["run"]): Promise<readonly string[]> {
  const text = (await eventsOf(run, PROGRAM, LIMITS)).map((event) =>
    event.type === "output" ? event.text : "",
  );
  const answers = JSON.parse(text.join("") || "{}") as Record<string, unknown>;
  return Object.entries(ATTEMPTS).flatMap(([name, [, code]]) =>
    answers[name] === code ? [] : [`${name}: ${String(answers[name])} in place of ${code}`],
  );
}

async function explode(run: Sandbox["run"], name: SandboxLimit, bomb: string): Promise<string | undefined> {
  const short = {
    time: { timeMs: 100 },
    cpu: { cpuMs: 100 },
    memory: {},
    output: {},
    processes: { memoryBytes: 2 ** 29 },
  };
  const events = await eventsOf(run, bomb, { ...LIMITS, ...short[name] });
  const met = events.find((event) => event.type === "limit")?.name;
  return met === name ? undefined : `${name}: ended by ${met ?? "itself"} in place of its limit`;
}

function eventsOf(run: Sandbox["run"], content: string, limits: SandboxLimits): Promise<SandboxEvent[]> {
  const job = {
    files: [{ name: "attack.mjs", content }],
    entry: "attack.mjs",
    language: "javascript",
    limits,
  } as const;
  return Array.fromAsync(run(job, new AbortController().signal));
}
