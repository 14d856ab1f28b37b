/** The program: what it prints is the same from every bundler, in every mode, on every platform. */
import { currentProcess, Empty, Lock, Manager, Pool, Process, Queue, Value } from "@mp/runtime";
import { shifted } from "./elsewhere.ts";
import cube, { scaled } from "./math.ts";
import { SCALE } from "./settings.ts";
import * as tasks from "./tasks.ts";

type Print = (line: string) => void;

/** Says which process it is, in a process that a process started. */
function nested(queue: Queue<string>): void {
  const child = new Process({
    args: [queue],
    target(inner) {
      inner.putSync(`${currentProcess().name} has a parent`);
    },
  });
  child.start();
}

export async function program(print: Print): Promise<void> {
  await processes(print);
  await pools(print);
  await sharing(print);
  await managing(print);
}

async function processes(print: Print): Promise<void> {
  const queue = new Queue<string>();
  const p = new Process({ target: tasks.greet, args: [queue, "world"] });
  p.start();
  await p.join();
  print(await queue.get());
  const q = new Process({ target: nested, args: [queue], name: "Outer" });
  q.start();
  print((await queue.get()).replace(/^\S+/, "a child"));
  await q.join();
  print(`exit codes ${p.exitCode} ${q.exitCode}`);
}

async function pools(print: Print): Promise<void> {
  await using pool = new Pool(2);
  print(`exported: ${String(await pool.map(scaled, [1, 2, 3]))}`);
  print(`default: ${String(await pool.map(cube, [1, 2, 3]))}`);
  print(`inline: ${String(await pool.map((x: number) => scaled(x) + SCALE, [1, 2, 3]))}`);
  print(`elsewhere: ${await shifted(pool).then(String, (error: Error) => error.message)}`);
  function factorial(n: number): number {
    return n <= 1 ? 1 : n * factorial(n - 1);
  }
  print(`declared inside: ${String(await pool.map(factorial, [3, 4]))}`);
  const offset = Math.random();
  print(await pool.map((x: number) => x + offset, [1]).then(String, (error: Error) => error.message));
  try {
    await pool.apply(tasks.take, [11]);
  } catch (error) {
    if (error instanceof tasks.RefusedError) print(`${error.name}: ${error.message} (${error.amount})`);
    else print(`another error: ${String(error)}`);
  }
  const empty = await pool.apply(tasks.fromNothing, []).catch((error: unknown) => error);
  print(`an error of the library: ${empty instanceof Empty}`);
}

/** A process by its class, with a field of its own. */
class Counting extends Process {
  readonly times: number;
  readonly results: Queue<number>;
  constructor(times: number, results: Queue<number>) {
    super();
    this.times = times;
    this.results = results;
  }
  override run(): void {
    this.results.putSync(this.times * 2);
  }
}

async function managing(print: Print): Promise<void> {
  await using manager = new Manager({ register: { Account: tasks.Account } });
  const account = manager.Account(5);
  print(`balance ${await account.deposit(2)}`);
  print(`changed by a function of a module that the manager has not loaded: ${await account.change(cube)}`);
  const results = new Queue<number>();
  const counting = new Counting(4, results);
  counting.start();
  print(`counted by a class ${await results.get()}`);
  await counting.join();
}

async function sharing(print: Print): Promise<void> {
  const lock = new Lock();
  const count = new Value("i", 0);
  const workers = [1, 2].map(() => new Process({ target: tasks.secret.counting, args: [lock, count, 100] }));
  for (const worker of workers) worker.start();
  for (const worker of workers) await worker.join();
  print(`counted ${count.value}`);
}
