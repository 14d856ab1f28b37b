/** Tracing a program from outside, into a file: it is there however the program ends. */
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Trace } from "@mp/runtime/trace";
import { readTraceFile } from "@mp/runtime/trace/file";
import { buildSync } from "esbuild";
import { describe, expect, test } from "vitest";
import { type Outcome, runNodeWith } from "../fixtures/run-program.ts";

const folder = mkdtempSync(join(tmpdir(), "mp-trace-"));
const program = fileURLToPath(new URL("../fixtures/traced-program.ts", import.meta.url));

/** Runs the program under the trace. */
async function traced(ending: string, options?: object): Promise<Outcome & { trace: Trace }> {
  const file = join(folder, `${ending}.trace`);
  const environment = { MP_TRACE: file, MP_TRACE_OPTIONS: JSON.stringify(options ?? {}) };
  const outcome = await runNodeWith(environment, "--import", "@mp/runtime/trace/auto", program, ending);
  return { ...outcome, trace: readTraceFile(file) };
}

/** What a process did. */
function told({ events, objects }: Trace, pid: number): string[] {
  return events
    .filter((event) => event.pid === pid)
    .map(({ type, object }) => (object === undefined ? type : `${type} ${objects[object]?.name}`));
}

describe("the trace of a whole program", () => {
  test("that ends by itself", { timeout: 60_000 }, async () => {
    const { code, trace } = await traced("well", { sites: true });
    expect(code).toBe(0);
    expect(trace).toMatchObject({ version: 1, mode: "free", platform: "node", dropped: [] });
    expect(trace.processes).toEqual([
      { pid: 1, name: "MainProcess", parent: null },
      { pid: 2, name: "Process-1", parent: 1 },
    ]);
    const [first, ...others] = told(trace, 1);
    expect(first).toBe("process.begin");
    expect(others.at(-1)).toBe("process.end");
    expect(others).toContain("process.join");
    expect(told(trace, 2)).toEqual([
      "process.begin",
      "acquire Lock-1",
      "set Event-1",
      "release Lock-1",
      "process.end",
    ]);
    expect(new Set(trace.sites.map(({ file }) => file))).toEqual(new Set([program]));
  });

  test("that ends by an error nobody catches", { timeout: 60_000 }, async () => {
    const { code, trace, stderr } = await traced("failing");
    expect(code).toBe(1);
    expect(stderr).toContain("gone too far");
    expect(trace.events.slice(-2)).toMatchObject([
      { type: "error", message: "Error: gone too far", pid: 1 },
      { type: "process.end", exitCode: 1, pid: 1 },
    ]);
  });

  test("that is killed", { timeout: 60_000 }, async () => {
    const { code, trace, stdout } = await traced("killed");
    expect([code, stdout]).toEqual(["SIGKILL", "it is mine\n"]);
    expect(told(trace, 2).slice(0, 3)).toEqual(["process.begin", "acquire Lock-1", "put Queue-1"]);
    expect(told(trace, 1)).toContain("get Queue-1");
    expect(told(trace, 1)).not.toContain("process.end");
  });
});

test("places are those of the sources, where the program has a map and the engine is told to use it", async () => {
  const source = fileURLToPath(new URL("../fixtures/traced-program.ts", import.meta.url));
  const made = fileURLToPath(new URL("../../.cache/traced-program.mjs", import.meta.url));
  buildSync({ entryPoints: [source], outfile: made, sourcemap: "inline", format: "esm", minify: true });
  const file = join(folder, "mapped.trace");
  const environment = { MP_TRACE: file, MP_TRACE_OPTIONS: '{"sites":true}' };
  const auto = ["--enable-source-maps", "--import", "@mp/runtime/trace/auto"];
  expect(await runNodeWith(environment, ...auto, made)).toMatchObject({ code: 0 });
  const { sites } = readTraceFile(file);
  expect(new Set(sites.map((site) => site.file))).toEqual(new Set([source]));
  const lines = readFileSync(source, "utf8").split("\n");
  expect(sites.map(({ line }) => lines[line - 1]?.trim())).toContain("done.waitSync();");
});

test("a file that is no trace is refused", () => {
  const file = join(folder, "letter");
  writeFileSync(file, "Dear reader\n");
  expect(() => readTraceFile(file)).toThrow("no trace");
});

test("options that are no JSON are refused, before the program runs", async () => {
  const environment = { MP_TRACE: join(folder, "none.trace"), MP_TRACE_OPTIONS: "sites" };
  const { code, stdout, stderr } = await runNodeWith(
    environment,
    "--import",
    "@mp/runtime/trace/auto",
    program,
  );
  expect([code, stdout]).toEqual([1, ""]);
  expect(stderr).toContain('MP_TRACE_OPTIONS must be options of a trace as JSON, such as {"sites":true}');
});
