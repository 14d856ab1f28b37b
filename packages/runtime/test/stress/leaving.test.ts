/** 200 processes started and joined leave no thread, handle or heap region behind. */
import { readdirSync } from "node:fs";
import { activeChildren, Lock, Process, Queue, sleep, Value } from "@mp/runtime";
import { expect, test } from "vitest";
import { start } from "../fixtures/children.ts";
import { touch } from "../fixtures/crowds.ts";
import { returns } from "../fixtures/endings.ts";
import { regions } from "../fixtures/settled.ts";

const BATCH = 10;
const BATCHES = 20;

/** Threads of this operating-system process, where the system tells them. */
function threads(): number {
  return process.platform === "linux" ? readdirSync("/proc/self/task").length : 0;
}

/** The threads without the spare ones and the supervisor, which stay for a second. */
async function fewestThreads(): Promise<number> {
  const deadline = performance.now() + 3000;
  let fewest = threads();
  for (; performance.now() < deadline; await sleep(20)) fewest = Math.min(fewest, threads());
  return fewest;
}

/** What keeps this program's event loop open, by kind. */
function resources(): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of process.getActiveResourcesInfo()) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

async function batch(face: "join" | "joinSync"): Promise<void> {
  using lock = new Lock();
  using queue = new Queue();
  using value = new Value("i", 0);
  const children: Process[] = [];
  for (let i = 0; i < BATCH; i++) {
    children.push(i % 2 === 0 ? start(returns) : start(touch, lock, queue, value));
  }
  for (const child of children) await child[face]({ timeout: 30_000 });
  expect(children.map((child) => child.exitCode)).toEqual(children.map(() => 0));
  expect([value.value, queue.qsize()]).toEqual([BATCH / 2, BATCH / 2]);
}

test("200 processes", { timeout: 180_000 }, async () => {
  // The first ones bring the supervisor up, which stays.
  await batch("join");
  await batch("joinSync");
  const before = { regions: await regions(), threads: await fewestThreads(), resources: resources() };
  for (let done = 0; done < BATCHES; done++) await batch(done % 2 === 0 ? "join" : "joinSync");
  expect(activeChildren()).toEqual([]);
  const after = { regions: await regions(), threads: await fewestThreads(), resources: resources() };
  expect(after).toEqual(before);
});
