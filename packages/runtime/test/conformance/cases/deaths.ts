/** How processes end, and what becomes of those who waited for them. */

import { Event, Lock, Pool, Process, Queue } from "@mp/runtime";
import type { Case } from "../suite/case.ts";
import { started } from "../suite/started.ts";
import { thrown } from "../suite/thrown.ts";

class Greeter extends Process {
  readonly greeting: string;
  readonly answer: Queue<string>;
  constructor(greeting: string, answer: Queue<string>) {
    super({ name: "the greeter" });
    this.greeting = greeting;
    this.answer = answer;
  }
  override run(): void {
    this.answer.putNowait(`${this.greeting} from ${this.name}`);
  }
}

function throws(): never {
  throw new RangeError("expected by the suite");
}

async function rejects(): Promise<never> {
  await Promise.resolve();
  throw new RangeError("expected by the suite");
}

/** The target is still running when its process dies. */
async function throwsLater(): Promise<void> {
  setTimeout(() => {
    throw new RangeError("expected by the suite");
  }, 1);
  await new Event().wait();
}

async function rejectsUnheard(): Promise<void> {
  void Promise.reject(new RangeError("expected by the suite"));
  await new Event().wait();
}

function holdAndBlock(lock: Lock, held: Event): void {
  lock.acquireSync();
  held.set();
  for (;;);
}

function startThenFail(running: Queue<number>): never {
  const child = new Process({ target: outlive, args: [running] });
  child.start();
  throw new RangeError("expected by the suite");
}

function outlive(running: Queue<number>): void {
  running.putNowait(1);
}

const failures: readonly Case[] = [
  { how: "throws", target: throws },
  { how: "rejects", target: rejects },
  { how: "throws in a timer", target: throwsLater },
  { how: "leaves a rejection unhandled", target: rejectsUnheard },
].map(({ how, target }) => ({
  name: `a process that ${how} ends with exit code 1`,
  covers: ["Process.exitcode"],
  async run(expect) {
    const child = started(target);
    await child.join();
    expect(child.exitCode).to.equal(1);
  },
}));

export const deathCases: readonly Case[] = [
  ...failures,
  {
    name: "a subclass runs in its own process, with its fields",
    covers: ["Process.run"],
    async run(expect) {
      const answer = new Queue<string>();
      const child = new Greeter("hello", answer);
      child.start();
      await child.join();
      expect(answer.getNowait()).to.equal("hello from the greeter");
    },
  },
  {
    name: "a lock whose holder is killed is granted to the next, who is told",
    covers: ["Process.kill", "Lock.acquire"],
    async run(expect, use) {
      const [lock, held] = [new Lock(), new Event()];
      const child = started(holdAndBlock, lock, held);
      await held.wait();
      child.kill();
      const guard = use(await lock.hold());
      expect(guard.abandoned).to.equal(true);
      await child.join();
      expect(child.exitCode).to.equal(-9);
    },
  },
  {
    name: "a thread that blocks sees the end of a child that fails",
    covers: ["Process.join"],
    blocks: true,
    run(expect) {
      const child = started(throwsLater);
      child.joinSync();
      expect(child.exitCode).to.equal(1);
    },
  },
  {
    name: "the children of a process that fails live on",
    covers: ["Process.start"],
    async run(expect) {
      const running = new Queue<number>();
      const child = started(startThenFail, running);
      await child.join();
      expect(await running.get()).to.equal(1);
    },
  },
  {
    name: "the task of a worker that dies fails, and the next works",
    covers: ["Pool.apply"],
    async run(expect, use) {
      const pool = use(new Pool(1));
      const error = await thrown(() => pool.apply(throwsLater, []));
      expect(error.name).to.equal("WorkerLostError");
      expect(await pool.apply(one, [])).to.equal(1);
    },
  },
];

function one(): number {
  return 1;
}
