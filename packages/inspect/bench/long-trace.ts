import type { Trace, TraceEvent, TraceObject } from "../src/index.ts";

/** What kind of a trace is made. */
export interface LongTrace {
  readonly events: number;
  readonly processes: number;
  /** Counters, each with its lock, and as many queues. */
  readonly objects: number;
  readonly seed: number;
}

/** A trace as a program would leave it: at each step one process, picked by chance, adds under a lock, or passes a message. */
export function longTrace({ events: count, processes, objects, seed }: LongTrace): Trace {
  const pids = Array.from({ length: processes }, (_, i) => i + 1);
  const writer = new Writer(seed, objects);
  for (const pid of pids.slice(1)) {
    writer.tell(1, { type: "process.start", target: pid });
    writer.tell(pid, { type: "process.begin" });
  }
  while (writer.events.length < count - 8) {
    const [pid, other] = [1 + writer.random(processes), 1 + writer.random(processes)];
    if (writer.random(10) < 7) writer.add(pid, other);
    else writer.pass(pid, other);
  }
  return {
    version: 1,
    mode: "free",
    platform: "node",
    processes: pids.map((pid) => ({ pid, name: `Process-${pid}`, parent: pid === 1 ? null : 1 })),
    objects: [
      ...named("Value", 0, objects),
      ...named("Lock", objects, objects),
      ...named("Queue", 2 * objects, objects),
    ],
    sites: Array.from({ length: 22 }, (_, i) => ({ file: "program.ts", line: i + 1, column: 1 })),
    events: writer.events,
    dropped: [],
  };
}

class Writer {
  readonly events: TraceEvent[] = [];
  private state: number;
  private readonly objects: number;
  private readonly values: number[];
  private readonly sent: number[];

  constructor(seed: number, objects: number) {
    this.state = seed >>> 0;
    this.objects = objects;
    this.values = Array.from({ length: objects }, () => 0);
    this.sent = Array.from({ length: objects }, () => 0);
  }

  /** A whole number below a limit, the same for the same seed: a linear congruential generator with the numbers of *Numerical Recipes*. */
  random(below: number): number {
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.state / 2 ** 32) * below);
  }

  tell(pid: number, event: object): void {
    const seq = this.events.length + 1;
    this.events.push({ seq, time: seq / 1000, pid, site: seq % 20, ...event } as TraceEvent);
  }

  /** `pid` adds one; now and then `other` waits for the lock meanwhile. Nobody takes the lock of the first counter. */
  add(pid: number, other: number): void {
    const i = this.random(this.objects);
    const [value, lock] = [i, this.objects + i];
    const waits = i > 0 && other !== pid && this.random(3) === 0;
    const before = this.values[i] as number;
    this.values[i] = before + 1;
    if (i > 0) this.tell(pid, { type: "acquire", object: lock });
    if (waits) this.tell(other, { type: "wait.begin", operation: "acquire", object: lock });
    this.tell(pid, { type: "read", object: value, index: 0, value: String(before), site: 20 });
    this.tell(pid, { type: "write", object: value, index: 0, value: String(before + 1), site: 21 });
    if (i > 0) this.tell(pid, { type: "release", object: lock });
    if (!waits) return;
    this.tell(other, { type: "wait.end", operation: "acquire", object: lock, result: "ready" });
    this.tell(other, { type: "acquire", object: lock });
    this.tell(other, { type: "release", object: lock });
  }

  pass(pid: number, other: number): void {
    const i = this.random(this.objects);
    this.sent[i] = (this.sent[i] as number) + 1;
    const message = { object: 2 * this.objects + i, message: this.sent[i], size: 8, value: "1" };
    this.tell(pid, { type: "put", ...message });
    this.tell(other, { type: "get", ...message });
  }
}

function named(kind: "Value" | "Lock" | "Queue", from: number, count: number): TraceObject[] {
  return Array.from({ length: count }, (_, i) => ({ id: from + i, kind, name: `${kind}-${i + 1}`, by: 1 }));
}
