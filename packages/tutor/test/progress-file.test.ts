import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { homeOf, ProgressFile } from "../src/node/index.ts";
import { Programs } from "./programs.ts";

vi.setConfig({ testTimeout: 60_000 });

let programs: Programs;
beforeEach(() => (programs = new Programs()));
afterEach(() => programs[Symbol.dispose]());
const path = () => homeOf({ MP_HOME: programs.folder }).progress;

const WRITER = fileURLToPath(new URL("fixtures/progress-writer.ts", import.meta.url));

/** Adds so many lessons to the progress, from a process of its own, each with this name. */
function writer(name: string, lessons: number) {
  return spawn(process.execPath, ["--conditions=@mp/source", WRITER, path(), name, String(lessons)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
}

test("several windows that change it at the same time lose nothing of each other", async () => {
  const names = ["a", "b", "c"];
  await Promise.all(names.map((name) => once(writer(name, 60), "close")));
  const { lessons } = new ProgressFile(path()).read();
  for (const name of names)
    expect(Object.keys(lessons).filter((id) => id.startsWith(`${name}-`))).toHaveLength(60);
});

test("one that is killed in the middle loses nothing that it told, and leaves no lock behind that stops others", async () => {
  for (let time = 0; time < 10; time++) {
    const child = writer(`k${time}`, 100_000);
    let told = 0;
    for await (const line of child.stdout.setEncoding("utf8")) {
      told += (line as string).split("\n").length - 1;
      if (told > 10) break;
    }
    child.kill("SIGKILL");
    // Until its parent has taken notice, the system lists it.
    await once(child, "close");
    const file = new ProgressFile(path());
    const began = performance.now();
    const { lessons } = file.change((before) => ({ ...before }));
    // One that was killed before its name stood in the lock is known by its age only.
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(Object.keys(lessons).filter((id) => id.startsWith(`k${time}-`)).length).toBeGreaterThanOrEqual(
      told,
    );
  }
  expect(existsSync(`${path()}.lock`)).toBe(false);
});

test("the lock of a process that is no more is broken", () => {
  // No process has this number: it is beyond the greatest that a system gives.
  writeFileSync(`${path()}.lock`, "2147483646");
  const began = performance.now();
  new ProgressFile(path()).change((before) => before);
  expect(performance.now() - began).toBeLessThan(1_000);
});

test("whoever listens is told of changes, until they have had enough", () => {
  const file = new ProgressFile(path());
  let told = 0;
  const unsubscribe = file.subscribe(() => told++);
  file.change((before) => before);
  unsubscribe();
  file.change((before) => before);
  expect(told).toBe(1);
});
