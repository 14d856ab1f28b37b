import { describe, expect, test } from "vitest";
import { run, whyNoBox } from "../support/box.ts";

const MIB = 1024 * 1024;

describe.skipIf(whyNoBox !== undefined)("what a program can use up", () => {
  test("memory, wherever it is taken: the control group ends it", async () => {
    const bombs = [
      // What the heap of a thread does not count.
      `const all = []; for (;;) all.push(new Uint8Array(16 << 20).fill(1));`,
      `const all = []; for (;;) all.push(new Uint8Array(new SharedArrayBuffer(16 << 20)).fill(1));`,
      `const all = []; for (;;) { const m = new WebAssembly.Memory({ initial: 256, maximum: 65536, shared: true }); new Uint8Array(m.buffer).fill(1); all.push(m); }`,
      // Files in memory are its memory.
      `import fs from "node:fs"; for (let n = 0; ; n++) fs.writeFileSync("/dev/shm/" + (n % 3), Buffer.alloc(20 << 20)), (globalThis.kept ??= []).push(Buffer.alloc(20 << 20, 1));`,
    ];
    for (const bomb of bombs) {
      const { limit } = await run(bomb, { limits: { memoryBytes: 128 * MIB } });
      expect(limit).toMatchObject({ name: "memory", value: 128 * MIB });
    }
  });

  test("memory of the heap of JavaScript: Node ends by itself, or the control group ends it", async () => {
    const seen = await run(`const all = []; for (;;) all.push({ all, text: "x".repeat(10) + all.length });`, {
      limits: { memoryBytes: 128 * MIB },
    });
    expect(seen.limit?.name === "memory" || /heap out of memory/.test(seen.text)).toBe(true);
  });

  test("memory of Python, in several processes together", async () => {
    const source = `
import multiprocessing as mp, time
def hold(_): kept = bytearray(60 << 20); time.sleep(20)
if __name__ == "__main__":
    all = [mp.Process(target=hold, args=(n,)) for n in range(4)]
    [p.start() for p in all]; [p.join() for p in all]
`;
    const { limit } = await run(source, { language: "python", limits: { memoryBytes: 128 * MIB } });
    expect(limit).toMatchObject({ name: "memory", value: 128 * MIB });
  });

  test("processes and threads: the kernel refuses more, and the run ends", async () => {
    const bombs = [
      `import { spawn } from "node:child_process"; for (let n = 0; n < 300; n++) spawn(process.execPath, ["-e", "setInterval(() => {}, 1e6)"]).on("error", () => {});`,
      `import { Worker } from "node:worker_threads"; for (let n = 0; n < 600; n++) new Worker("setInterval(() => {}, 1e6)", { eval: true }).on("error", () => {});`,
    ];
    for (const bomb of bombs) {
      const { limit } = await run(bomb, { limits: { processes: 4, memoryBytes: 1024 * MIB } });
      expect(limit).toMatchObject({ name: "processes", value: 4 });
    }
    const python = `
import os, time
while True:
    try:
        if os.fork() == 0: pass
    except OSError as error:
        time.sleep(0.1)
`;
    const { limit } = await run(python, { language: "python", limits: { processes: 4 } });
    expect(limit).toMatchObject({ name: "processes", value: 4 });
  });

  test("time of the wall and of processors, wherever it is spent", async () => {
    const spins = [
      `for (;;);`,
      `import { Worker } from "node:worker_threads"; new Worker("for (;;);", { eval: true });`,
      // It is stopped, and so is all that it could say.
      `process.kill(process.pid, "SIGSTOP"); setInterval(() => {}, 1e6);`,
      `Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);`,
      `for (const s of ["SIGTERM", "SIGINT", "SIGHUP", "SIGXCPU"]) process.on(s, () => {}); setInterval(() => {}, 1e6);`,
    ];
    for (const spin of spins) {
      const { limit, exitCode } = await run(spin, { limits: { timeMs: 700 } });
      expect([limit?.name, limit?.value, exitCode]).toEqual(["time", 700, null]);
    }
    const four = `import { Worker } from "node:worker_threads"; for (let n = 0; n < 4; n++) new Worker("for (;;);", { eval: true });`;
    expect((await run(four, { limits: { cpuMs: 500 } })).limit).toMatchObject({ name: "cpu", value: 500 });
  });

  test("output, by each way out, is cut soon, and what was printed before is there", async () => {
    const floods = [
      `for (;;) console.log("x".repeat(1000));`,
      `for (;;) console.log("");`,
      `import fs from "node:fs"; for (;;) fs.writeSync(2, "y".repeat(1000));`,
      // Past the harness: another descriptor of the same pipe, another process.
      `import { spawnSync } from "node:child_process"; spawnSync(process.execPath, ["-e", "for (;;) console.log('z'.repeat(1000))"], { stdio: "inherit" });`,
      // Where reports come from, and lines that never end.
      `import fs from "node:fs"; for (;;) fs.writeSync(3, "{".repeat(1000));`,
      `process.stdout.write(Buffer.from([0xe2, 0x82])); for (;;) process.stderr.write(Buffer.alloc(10000, 0xff));`,
    ];
    for (const flood of floods) {
      const seen = await run(flood, { limits: { outputBytes: 20_000 } });
      expect(seen.limit).toMatchObject({ name: "output", value: 20_000 });
      expect(seen.text.length).toBeLessThan(200_000);
    }
  });

  test("what it leaves behind ends with it: children, also those that made themselves nobody's", async () => {
    const { text, exitCode, ms } = await run(
      `import os, time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        time.sleep(1000)
    os._exit(0)
print("gone", flush=True)
os._exit(0)
`,
      { language: "python" },
    );
    expect([text, exitCode]).toEqual(["gone\n", 0]);
    expect(ms).toBeLessThan(15_000);
  });

  test("whoever crashes leaves no image of its memory, and says how it ended", async () => {
    const { exitCode } = await run(`process.abort();`);
    expect(exitCode).toBe(134);
    const files = await run(
      `import { spawnSync } from "node:child_process"; import fs from "node:fs";
       spawnSync(process.execPath, ["-e", "process.abort()"], { cwd: "/tmp" });
       console.log(JSON.stringify({ files: fs.readdirSync("/tmp") }));`,
    );
    expect(files.answers).toEqual({ files: [] });
  });
});
