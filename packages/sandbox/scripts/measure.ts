/** How fast a box begins, and how soon a run ends past a limit, with what is built. Beside each number stands how busy the machine was. */
import { loadavg } from "node:os";
import { bubblewrap } from "@mp/platforms/bubblewrap";
import { Bubblewrap, type SandboxJob, type SandboxLimits } from "@mp/sandbox";

const ROUNDS = Number(process.argv[2] ?? 40);
const LIMITS: SandboxLimits = {
  timeMs: 10_000,
  cpuMs: 10_000,
  memoryBytes: 512 * 1024 * 1024,
  outputBytes: 256_000,
  processes: 64,
};

process.env["MP_BWRAP"] = await bubblewrap();
const sandbox = new Bubblewrap();
const { ok, layers } = await sandbox.check();
if (!ok) throw new Error(`No box can be made here: ${JSON.stringify(layers, undefined, 2)}`);

/** How long a run took in all, and by the supervisor's clock, in milliseconds: when it met a limit, and when all of it had gone. */
async function timesOf(job: Omit<SandboxJob, "limits">, limits: Partial<SandboxLimits> = {}) {
  const began = performance.now();
  const times = { all: 0, limit: Number.NaN, end: Number.NaN };
  const events = sandbox.run({ ...job, limits: { ...LIMITS, ...limits } }, new AbortController().signal);
  for await (const event of events) {
    if (event.type === "limit") times.limit = event.time;
    if (event.type === "exit") times.end = event.time;
  }
  times.all = performance.now() - began;
  return times;
}

function program(content: string, name = "hello.ts"): Omit<SandboxJob, "limits"> {
  const language = name.endsWith(".py") ? "python" : "typescript";
  return { files: [{ name, content }], entry: name, language };
}

async function tell(what: string, measure: () => Promise<number>): Promise<void> {
  const all: number[] = [];
  for (let round = 0; round < ROUNDS; round++) all.push(await measure());
  const sorted = all.toSorted((a, b) => a - b);
  const at = (share: number) =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  const load = loadavg()[0]?.toFixed(1);
  console.log(`${what.padEnd(44)} p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, worst ${at(1)} ms (load ${load})`);
}

const HELLO = 'console.log("hello");';
const CHILD =
  'import { Process, isMainProcess } from "@mp/runtime"; export function say() { console.log("hello"); } if (isMainProcess) { const p = new Process({ target: say }); p.start(); await p.join(); }';
await tell("hello in TypeScript, to its end", async () => (await timesOf(program(HELLO))).all);
await tell("hello of a process, to its end", async () => (await timesOf(program(CHILD))).all);
await tell(
  "hello in Python, to its end",
  async () => (await timesOf(program("print('hello')", "hello.py"))).all,
);
const spin = program('console.log("on"); for (;;);');
await tell(
  "past 500 ms of time, until all has gone",
  async () => (await timesOf(spin, { timeMs: 500 })).end - 500,
);
await tell("past a limit of output, until all has gone", async () => {
  const { limit, end } = await timesOf(program('for (;;) console.log("x".repeat(100));'));
  return end - limit;
});
