/** What the soak does: each phase a round at a time. After a round nothing of it may be left. */
import { Array as SharedArray, Event, Lock, Pipe, Pool, Process, Queue, Value } from "@mp/runtime";
import * as tasks from "../fixtures/soak-tasks.ts";

/** One kind of work. */
export interface Phase {
  readonly name: string;
  /** How much of it a full soak does. */
  readonly total: number;
  /** Does so much work. */
  round(amount: number): Promise<void>;
}

/** Processes that are alive at once. */
const CROWD = 5;

function must(ok: boolean, what: string): asserts ok {
  if (!ok) throw new Error(`In the soak, ${what}`);
}

function started<A extends readonly unknown[]>(target: (...args: A) => unknown, ...args: A): Process {
  const child = new Process<A>({ target, args });
  child.start();
  return child;
}

/** A crowd of processes: of five, four end and one exits. */
async function crowd(): Promise<void> {
  using lock = new Lock();
  using value = new Value("i", 0);
  using queue = new Queue();
  const ending = Array.from({ length: CROWD - 1 }, () => started(tasks.touches, lock, value, queue));
  const exiting = started(tasks.exits, 3);
  for (const child of [...ending, exiting]) await child.join();
  const codes = [...ending, exiting].map((child) => child.exitCode);
  must(String(codes) === "0,0,0,0,3", `processes ended with ${codes.join()}`);
  must(value.value === CROWD - 1, "a process did not do its work");
}

/** A crowd of processes that are killed: four at work, one as it comes up. */
async function victims(): Promise<void> {
  using lock = new Lock();
  using queue = new Queue();
  const busy = Array.from({ length: CROWD - 1 }, () => new Event());
  const working = busy.map((event) => started(tasks.worksOn, event, lock, queue));
  const early = started(tasks.worksOn, busy[0] as Event, lock, queue);
  early.kill();
  for (const event of busy) must(await event.wait({ timeout: 60_000 }), "a process did not come to work");
  for (const child of working) child.kill();
  for (const child of [...working, early]) await child.join();
  const codes = [early, ...working].map((child) => child.exitCode);
  must(String(codes) === "-9,-9,-9,-9,-9", `processes ended with ${codes.join()}`);
  for (const event of busy) event[Symbol.dispose]();
}

async function crowds(one: () => Promise<void>, amount: number): Promise<void> {
  for (let done = 0; done < amount; done += CROWD) await one();
}

const processes: Phase = {
  name: "processes started and joined",
  total: 10_000,
  round: (amount) => crowds(crowd, amount),
};

const kills: Phase = {
  name: "kills of processes that do nothing but pass locks around",
  total: 2000,
  round: (amount) => crowds(victims, amount),
};

const items: Phase = {
  name: "items through a queue",
  total: 1_000_000,
  async round(amount) {
    using queue = new Queue<{ i: number }>({ maxsize: 1000 });
    const producer = started(tasks.puts, queue as Queue<object>, amount);
    for (let i = 0; i < amount; i++) {
      const item = i % 1000 === 0 ? await queue.get() : queue.getSync();
      must(item.i === i, `item ${item.i} came in place of ${i}`);
    }
    await producer.join();
    must(queue.empty() && producer.exitCode === 0, "the producer put other items than it should");
  },
};

const pooled: Phase = {
  name: "tasks of a pool whose workers are replaced after 500",
  total: 100_000,
  async round(amount) {
    await using pool = new Pool({ processes: 2, maxtasksperchild: 500 });
    const numbers = Array.from({ length: amount }, (_, i) => i);
    const squares = await pool.map(tasks.square, numbers, { chunksize: 1 });
    must(
      squares.every((square, i) => square === i * i),
      "a task gave something else than it should",
    );
  },
};

const garbage: Phase = {
  name: "shared objects made, sent and dropped for the garbage collector",
  total: 200_000,
  async round(amount) {
    const queue = new Queue<object>();
    for (let made = 0; made < amount; made += 8) {
      const lock = new Lock();
      const [here, there] = Pipe<object, object>();
      here.sendSync({ lock });
      queue.putSync({ there, value: new Value("d", made), array: new SharedArray("i", 10) });
      const { there: received } = queue.getSync() as { there: typeof there };
      received.recvSync();
      // Finalizers run in turns of the event loop.
      if (made % 1000 === 0) await new Promise((resolve) => void setImmediate(resolve));
    }
  },
};

export const PHASES: readonly Phase[] = [processes, kills, items, pooled, garbage];
