/**
 * Runs the suite on a platform, as a program of its own, and sees it to its end: a case that hangs, or takes the program with it,
 * fails, and another program runs the rest.
 */

import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Platform } from "@mp/platforms";
import { CASES } from "./cases/index.ts";
import type { Result, Results } from "./suite/case.ts";
import { TIME_LIMIT } from "./suite/run-suite.ts";

const FOLDER = new URL("../../.cache/conformance/", import.meta.url);
const PROGRAM = fileURLToPath(new URL("run.ts", import.meta.url));

/** Milliseconds a case has on top of its own limit, which a thread that blocks cannot see: also for the program to start. */
const GRACE = 10_000;

/** Whether the library is run from source, as this program itself does, or as it is published. */
const CONDITIONS = import.meta.resolve("@mp/runtime").endsWith(".ts") ? ["--conditions=@mp/source"] : [];

/** Programs that share the cases at a time. On Deno a process takes half a second to start, in which the processor is idle. */
const PROGRAMS: Readonly<Record<string, number>> = { deno: 4 };

/** Runs all cases on a platform; writes its file of results. */
export async function drive(platform: Platform): Promise<Results> {
  const names = CASES.map(({ name }) => name);
  const programs = PROGRAMS[platform.name] ?? 1;
  const shares = Array.from({ length: programs }, (_, one) =>
    names.filter((_name, i) => i % programs === one),
  );
  const parts = await Promise.all(shares.map((share) => runAll(platform, share)));
  const results = parts.flat().toSorted((a, b) => names.indexOf(a.case) - names.indexOf(b.case));
  const whole: Results = { platform: platform.name, results };
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(new URL(`${platform.name}.json`, FOLDER), `${JSON.stringify(whole, undefined, 2)}\n`);
  return whole;
}

/** Runs these cases, in more than one program if some of them hang or crash. */
async function runAll(platform: Platform, names: readonly string[]): Promise<Result[]> {
  const results: Result[] = [];
  while (results.length < names.length) {
    results.push(...(await runOnce(platform, names.slice(results.length))));
  }
  return results;
}

/** Runs these cases in one program, until all have ended or one has to be given up, which is then the last of the results. */
function runOnce(
  { name: platform, command: [program, ...first] }: Platform,
  names: readonly string[],
): Promise<Result[]> {
  const child = spawn(program, [...first, ...CONDITIONS, PROGRAM, platform, ...names], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const results: Result[] = [];
  let errors = "";
  let fate = "";
  let patience: NodeJS.Timeout | undefined;
  const wait = (limit: number): void => {
    clearTimeout(patience);
    patience = setTimeout(() => {
      fate = `It had not ended after ${limit} ms, and the thread was blocked`;
      child.kill("SIGKILL");
    }, limit);
  };
  wait(TIME_LIMIT + GRACE);
  onLines(child.stdout, (line) => {
    if (!line.startsWith('{"case":')) return;
    results.push(JSON.parse(line) as Result);
    wait(limitOf(names[results.length]) + GRACE);
  });
  child.stderr.on("data", (chunk) => void (errors = `${errors}${String(chunk)}`.slice(-4000)));
  return new Promise((resolve) => {
    child.on("close", (code, signal) => {
      clearTimeout(patience);
      const name = names[results.length];
      if (name !== undefined) {
        const error = `${fate || `The program ended with ${code ?? signal}`}\n${errors}`;
        results.push(failed(name, error));
      }
      resolve(results);
    });
  });
}

function limitOf(name: string | undefined): number {
  return CASES.find((one) => one.name === name)?.timeout ?? TIME_LIMIT;
}

function failed(name: string, error: string): Result {
  const covers = CASES.find((one) => one.name === name)?.covers ?? [];
  return { case: name, covers, status: "fail", error, ms: 0 };
}

function onLines(stream: NodeJS.ReadableStream, take: (line: string) => void): void {
  let rest = "";
  stream.on("data", (chunk) => {
    const lines = `${rest}${String(chunk)}`.split("\n");
    rest = lines.pop() ?? "";
    lines.forEach(take);
  });
}
