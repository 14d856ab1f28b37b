import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import { diagnose, record, type RunEvent, texts, written } from "../src/index.ts";
import { findPython, run } from "../src/node/index.ts";
import { AMPLE, Programs } from "./programs.ts";

// Real programs on a machine that may be busy with others.
vi.setConfig({ testTimeout: 60_000 });

const python = await findPython(process.env);
const programs = new Programs();
afterAll(() => programs[Symbol.dispose]());

const TWO = `
import multiprocessing as mp
import sys

def work(n):
    print("working", n)
    print("oh", file=sys.stderr)

if __name__ == "__main__":
    METHOD
    ps = [mp.Process(target=work, args=(n,)) for n in (1, 2)]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
    print("done", sys.argv[1:])
`;

describe.skipIf("tried" in python)("a Python program", () => {
  const go = (source: string, change: Partial<Parameters<typeof run>[1]> = {}, args: string[] = []) =>
    record(run({ ...programs.write(source, "program.py"), args }, { budget: AMPLE, ...change }));

  test.each(["", ...["fork", "spawn", "forkserver"].map((method) => `mp.set_start_method("${method}")`)])(
    "is told of by process, whatever starts its processes (%s)",
    async (method) => {
      const ended = await go(TWO.replace("METHOD", method), {}, ["a", "b c"]);
      expect(ended.exitCode).toBe(0);
      const by = (stream: "stdout" | "stderr") =>
        ended.events
          .flatMap((event) => (event.type === "output" && event.stream === stream ? [event] : []))
          .map(({ process, text }) => `${process.name}: ${text.trim()}`);
      expect(by("stdout").toSorted()).toEqual([
        "MainProcess: done ['a', 'b c']",
        "Process-1: working 1",
        "Process-2: working 2",
      ]);
      expect(by("stderr").toSorted()).toEqual(["Process-1: oh", "Process-2: oh"]);
      const starts = ended.events.flatMap((event) => (event.type === "process.start" ? [event] : []));
      expect(starts.map(({ target, line }) => [target.name, line])).toEqual([
        ["Process-1", 13],
        ["Process-2", 13],
      ]);
      expect(ended.events.filter(({ type }) => type === "process.end")).toHaveLength(2);
      const joins = ended.events.flatMap((event) => (event.type === "join.end" ? [event.exitCode] : []));
      expect(joins).toEqual([0, 0]);
      const pids = new Set(ended.events.map(({ process }) => process.pid));
      expect(pids).toEqual(new Set([1, 2, 3]));
    },
  );

  test("with a pool, and with letters of all kinds", async () => {
    const ended = await go(`
from multiprocessing import Pool
def f(x):
    return x * x
if __name__ == "__main__":
    with Pool(2) as pool:
        print("ñandú €🎉", pool.map(f, range(4)), "x" * 20_000)
`);
    expect(written(ended, "stdout")).toBe(`ñandú €🎉 [0, 1, 4, 9] ${"x".repeat(20_000)}\n`);
    expect(ended.exitCode).toBe(0);
  });

  test("is told as it goes on, and stopped at once with all it started", async () => {
    const { file } = programs.write(
      `
import multiprocessing as mp, os, time
def work():
    print(os.getpid())
    while True: pass
if __name__ == "__main__":
    for n in range(2): mp.Process(target=work).start()
    while True: time.sleep(1)
`,
      "program.py",
    );
    const abort = new AbortController();
    const pids: number[] = [];
    let stoppedAt = 0;
    const events: RunEvent[] = [];
    for await (const event of run({ file }, { budget: AMPLE, signal: abort.signal })) {
      events.push(event);
      if (event.type === "output") pids.push(Number(event.text));
      if (pids.length === 2 && stoppedAt === 0) {
        stoppedAt = performance.now();
        abort.abort();
      }
    }
    expect(performance.now() - stoppedAt).toBeLessThan(1_000);
    expect(events.map(({ type }) => type)).toContain("stopped");
    await vi.waitFor(() => expect(pids.filter(isAlive)).toEqual([]), { timeout: 5_000 });
  });

  test.each([
    ["time", "while True: pass", { timeMs: 700 }],
    ["output", "while True: print('x' * 70)", { outputBytes: 20_000 }],
    ["memory", "x = []\nwhile True: x.append(bytearray(10_000_000))", { memoryBytes: 200_000_000 }],
    [
      "processes",
      "import multiprocessing as mp, time\nfor n in range(20): mp.Process(target=time.sleep, args=(20,)).start()",
      { processes: 3 },
    ],
  ] as const)("meets its limit of %s", async (name, source, limits) => {
    const began = performance.now();
    const ended = await go(source, { budget: { ...AMPLE, ...limits } });
    expect(ended.limit?.name).toBe(name);
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  test.each([
    ["x = (1", { kind: "syntax", line: 1, detail: "'(' was never closed" }],
    ["def f():\nprint(1)", { kind: "syntax", line: 2 }],
    ["x = 1\nfoo()", { kind: "not-defined", line: 2, name: "foo" }],
    ["import nothere", { kind: "no-module", line: 1, name: "nothere" }],
    ["from math import tau2", { kind: "no-export", line: 1, name: "tau2" }],
    [
      "def f(n):\n  return 1 // n\nf(0)",
      { kind: "crash", line: 2, detail: expect.stringMatching(/^ZeroDivisionError/) },
    ],
    ["import sys\nsys.exit(3)", { kind: "crash", detail: "", exitCode: 3 }],
    ["raise MemoryError()", { kind: "out-of-memory" }],
  ])("that is wrong (%j) is told so", async (source, trouble) => {
    const ended = await go(source);
    const told = diagnose(ended, "program.py");
    expect(told).toMatchObject(trouble);
    for (const language of ["es", "en"] as const)
      expect(texts(language).trouble(told as never)).toMatch(/[.?]$/);
  });
});

describe("which Python", () => {
  test("the one named by MP_PYTHON, and no other", async () => {
    expect(await findPython({ MP_PYTHON: join(programs.folder, "none"), PATH: process.env["PATH"] })).toEqual(
      {
        tried: [join(programs.folder, "none")],
      },
    );
  });

  test.skipIf(process.platform === "win32")("none that is too old, or of another kind", async () => {
    for (const about of ["CPython 2.7.18", "CPython 3.7.9", "PyPy 3.10.14"]) {
      const command = join(programs.folder, "python-of-old");
      writeFileSync(command, `#!/bin/sh\necho ${about}\n`);
      chmodSync(command, 0o755);
      expect(await findPython({ MP_PYTHON: command })).toEqual({ tried: [command], found: about });
    }
  });

  test("that there is none is told in the student's language", async () => {
    const { file } = programs.write("print(1)", "program.py");
    vi.stubEnv("MP_PYTHON", join(programs.folder, "none"));
    const ended = await record(run({ file }, { budget: AMPLE }));
    vi.unstubAllEnvs();
    const trouble = diagnose(ended, file);
    expect(trouble?.kind).toBe("no-python");
    expect(texts("es").trouble(trouble as never)).toContain("CPython 3.8");
    expect(texts("en").trouble(trouble as never)).toContain("MP_PYTHON");
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
