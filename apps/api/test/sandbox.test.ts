/** The API over the real sandbox, by HTTP alone; `packages/sandbox/test` attacks the sandbox itself. */
import { lessonsOf } from "@mp/content";
import { readCourse } from "@mp/content/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { courseFolder } from "../src/course.ts";
import { startApi, type TestApi, type TestLearner } from "./support/api.ts";
import { whyNoBox } from "./support/boxed.ts";
import { type Frame, framesOf } from "./support/events.ts";

describe.skipIf(whyNoBox !== undefined)("over the real sandbox", { timeout: 120_000 }, () => {
  let api: TestApi;
  let learner: TestLearner;
  const lesson = lessonsOf(readCourse(courseFolder())).find(({ id }) => id === "el-cerrojo");
  beforeAll(async () => {
    api = await startApi({ MP_SANDBOX: "required", MP_API_OUTPUT_BYTES: "1000", MP_API_RUNS: "2" });
    learner = await api.learner();
  }, 120_000);
  afterAll(() => api[Symbol.asyncDispose]());

  async function begin(path: string, body: object): Promise<string> {
    const response = await learner.post(path, body);
    expect(response.status).toBe(202);
    return ((await response.json()) as { id: string }).id;
  }
  const program = (content: string, name = "hello.ts", language = "typescript") =>
    begin("/v1/runs", { language, files: [{ name, content }] });
  const framesOfRun = async (id: string): Promise<Frame[]> =>
    Array.fromAsync(framesOf(await learner.fetch(`/v1/runs/${id}/events`)));
  const printed = (frames: readonly Frame[]) =>
    frames.map(({ event, data }) => (event === "output" ? String(data["text"]) : "")).join("");

  test("every layer is there, and readyz says so", async () => {
    const response = await api.fetch("/readyz");
    const { checks } = (await response.json()) as { checks: { name: string; ok: boolean }[] };
    expect(response.status).toBe(200);
    const layers = ["bubblewrap", "seccomp", "cgroup", "guest", "self-test"];
    expect(checks.filter(({ ok }) => ok).map(({ name }) => name)).toEqual(expect.arrayContaining(layers));
  });

  test("programs in TypeScript and Python run in the box, and tell what they do", async () => {
    const hello = await framesOfRun(
      await program(
        'import fs from "node:fs"; const box: boolean = !fs.existsSync("/etc/passwd"); console.log(box);',
      ),
    );
    expect(printed(hello)).toBe("true\n");
    expect(hello.at(-1)).toMatchObject({ event: "result", data: { outcome: "ok", exitCode: 0 } });
    const source = `
from multiprocessing import Pool
import os
def double(n): return n * 2
if __name__ == "__main__":
    with Pool(2) as pool: print(pool.map(double, range(3)), os.path.exists("/etc/passwd"))
`;
    const python = await framesOfRun(await program(source, "pool.py", "python"));
    expect(printed(python)).toBe("[0, 2, 4] False\n");
    expect(python.map(({ event }) => event)).toContain("process.start");
  });

  test("an attempt that fails comes back with its lines, and a schedule that shows it", async () => {
    const content = lesson?.exercise?.start.en ?? "";
    const id = await begin("/v1/lessons/el-cerrojo/attempts?lang=en", { content });
    const result = (await framesOfRun(id)).at(-1)?.data as { outcome: string; grading: Grading };
    expect(result.grading.status).toBe("fail");
    const failed = result.grading.tests.find(({ status }) => status === "fail");
    expect(failed?.message).toMatch(/addition was lost/);
    // The line of the student's program that adds.
    expect(failed?.lines).toEqual([content.split("\n").findIndex((line) => line.includes("+= 1")) + 1]);
    const files = [{ name: "again.ts", content }];
    const again = await begin("/v1/runs", { language: "typescript", files, schedule: failed?.schedule });
    const frames = await framesOfRun(again);
    expect(printed(frames)).toMatch(/visitors: [123]\n/);
    expect(frames.map(({ event }) => event)).not.toContain("trace");
  });

  test("an attempt that is right passes, and one that only says so does not", async () => {
    const right = lesson?.exercise?.solution.en ?? "";
    const passed = await framesOfRun(await begin("/v1/lessons/el-cerrojo/attempts", { content: right }));
    expect(passed.at(-1)?.data).toMatchObject({ outcome: "ok", grading: { status: "pass" } });
    const forged = `
      import { parentPort } from "node:worker_threads";
      JSON.stringify = () => "same";
      ${lesson?.exercise?.start.en ?? ""}`;
    const refused = await framesOfRun(await begin("/v1/lessons/el-cerrojo/attempts", { content: forged }));
    expect(refused.at(-1)?.data).toMatchObject({ grading: { status: "error", tests: [] } });
  });

  test("a run is cancelled, and one that meets a limit names it", async () => {
    const id = await program('console.log("on"); setInterval(() => {}, 1e6);');
    const stream = framesOf(await learner.fetch(`/v1/runs/${id}/events`));
    const frames: Frame[] = [];
    for await (const frame of stream) {
      frames.push(frame);
      if (frame.event === "output") await learner.fetch(`/v1/runs/${id}`, { method: "DELETE" });
    }
    expect(frames.at(-1)).toMatchObject({ event: "result", data: { outcome: "cancelled" } });
    const flood = await framesOfRun(await program('for (;;) console.log("x".repeat(99));'));
    const met = { outcome: "output_limit", limit: { name: "output", value: 1000 } };
    expect(flood.at(-1)).toMatchObject({ event: "result", data: met });
  });
});

interface Grading {
  readonly status: string;
  readonly tests: readonly {
    readonly status: string;
    readonly message: string;
    readonly lines: readonly number[];
    readonly schedule: string;
  }[];
}
