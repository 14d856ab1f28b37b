/**
 * How many schedules a second are tried: `pnpm --filter @mp/runtime schedules [seconds]`, after a build. Each case is a program of few steps, as
 * the exercises of a course are; each is run with all its schedules again and again, on the hosts of one controller.
 */

import { type ControlledProgram, createController, random } from "@mp/runtime/control";

/** Executions before it counts. */
const WARM_UP = 3000;
const SECONDS = Number(process.argv[2] ?? 2);

function program(functions: string, main: string): ControlledProgram {
  const url = "file:///case.ts";
  const imports = "isMainProcess, Lock, Process, Queue, Value";
  const code = `import { ${imports} } from "@mp/runtime";\n${functions}\nif (isMainProcess) {\n${main}\n}\n`;
  return { main: url, modules: [{ url, code }] };
}

function counting(processes: number, times: number): ControlledProgram {
  return program(
    `function add(n: Value<"i">) { for (let i = 0; i < ${times}; i++) n.value += 1; }`,
    `const n = new Value("i", 0, { lock: false });
     const all = Array.from({ length: ${processes} }, () => new Process({ target: add, args: [n] }));
     for (const p of all) p.start();
     for (const p of all) await p.join();
     console.log(n.value);`,
  );
}

const CASES: Readonly<Record<string, ControlledProgram>> = {
  "2 processes, 1 increment": counting(2, 1),
  "2 processes, 2 increments": counting(2, 2),
  "3 processes, 1 increment": counting(3, 1),
  "2 locks crosswise": program(
    `function cross(a: Lock, b: Lock) { a.acquireSync(); b.acquireSync(); b.release(); a.release(); }`,
    `const [a, b] = [new Lock(), new Lock()];
     const all = [[a, b], [b, a]].map((args) => new Process({ target: cross, args }));
     for (const p of all) p.start();
     for (const p of all) await p.join();`,
  ),
  "producer, consumer": program(
    `async function produce(q: Queue) { for (const x of [1, 2, null]) await q.put(x); }
     async function consume(q: Queue) { while ((await q.get()) !== null); }`,
    `const q = new Queue({ maxsize: 1 });
     const all = [produce, consume].map((target) => new Process({ target, args: [q] }));
     for (const p of all) p.start();
     for (const p of all) await p.join();`,
  ),
};

const controller = await createController();
for (const [name, tried] of Object.entries(CASES)) {
  const all = await controller.explore(tried, { limit: 5000 });
  // Until it is compiled; then in any order, for a while.
  await controller.explore(tried, { strategy: random(2), limit: WARM_UP });
  const stop = AbortSignal.timeout(SECONDS * 1000);
  const begun = performance.now();
  const cpu = process.cpuUsage();
  const { executions } = await controller.explore(tried, {
    strategy: random(1),
    limit: 10_000_000,
    signal: stop,
  });
  const seconds = (performance.now() - begun) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const rate = Math.round(executions / seconds);
  const used = Math.round((user + system) / executions);
  const found = `${all.executions}${all.complete ? "" : "+"} schedules, ${all.outcomes.length} outcomes`;
  console.log(
    `${name.padEnd(28)} ${String(rate).padStart(7)} /s  ${String(used).padStart(5)} µs of processor each  (${found})`,
  );
}
await controller.close();
