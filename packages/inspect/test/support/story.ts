import type {
  ObjectKind,
  Outcome,
  Trace,
  TraceEvent,
  TraceObject,
  TraceProcess,
  TraceSite,
} from "../../src/trace.ts";

type Detail = { readonly [name: string]: unknown };
/** What is asked of an event besides its type: its detail, and `at`, the name of a line of the program. */
type Given = Detail & { readonly at?: string };

/**
 * Tells a trace by hand, event for event: `story.lock("a")`, `p(1).acquire("a")`. What an event is and how it counts is written as
 * the runtime writes it, so a story reads like what happened.
 */
export class Story {
  private readonly events: TraceEvent[] = [];
  private readonly objects: TraceObject[] = [];
  private readonly processes: TraceProcess[] = [{ pid: 1, name: "MainProcess", parent: null }];
  private readonly sites: TraceSite[] = [];
  private readonly lines = new Map<string, number>();
  private readonly messages = new Map<string, number>();
  private outcome: Outcome | undefined;
  private dropped: Trace["dropped"] = [];

  /** Names an object. */
  object(kind: ObjectKind, name: string, more: { readonly by?: number; readonly size?: number } = {}): this {
    this.objects.push({ id: this.objects.length, kind, name, by: 1, ...more });
    return this;
  }

  /** The first process, or one that was started. */
  p(pid: number): Actor {
    return new Actor(this, pid);
  }

  /** Starts processes with the next pids, from the first process. */
  start(count: number): Actor[] {
    return Array.from({ length: count }, () => this.p(1).start());
  }

  ended(outcome: Outcome): this {
    this.outcome = outcome;
    return this;
  }

  missing(count: number): this {
    this.dropped = [{ pid: 1, count }];
    return this;
  }

  get trace(): Trace {
    const { processes, objects, sites, events, dropped, outcome } = this;
    const mode = outcome === undefined ? "free" : "controlled";
    return {
      ...{ version: 1, mode, platform: "node", processes, objects, sites, events, dropped },
      ...(outcome === undefined ? {} : { outcome }),
    };
  }

  /** Names of the lines that sites stand for. */
  linesOf(sites: readonly number[]): string[] {
    const names = [...this.lines.keys()];
    return sites.map((site) => names[site] as string);
  }

  /** @internal */
  born(parent: number): number {
    const pid = this.processes.length + 1;
    this.processes.push({ pid, name: `Process-${pid - 1}`, parent });
    return pid;
  }

  /** @internal */
  count(key: string): number {
    const number = (this.messages.get(key) ?? 0) + 1;
    this.messages.set(key, number);
    return number;
  }

  /** @internal */
  tell(pid: number, type: TraceEvent["type"], { at, on, ...detail }: Given & { readonly on?: string }): void {
    const seq = this.events.length + 1;
    const object = on === undefined ? {} : { object: this.idOf(on) };
    const site = at === undefined ? {} : { site: this.siteOf(at) };
    this.events.push({ seq, time: seq, pid, type, ...object, ...site, ...detail } as TraceEvent);
  }

  private idOf(name: string): number {
    const found = this.objects.find((object) => object.name === name);
    if (found === undefined)
      throw new Error(`The story has no ${name}; name it first with object(kind, "${name}")`);
    return found.id;
  }

  private siteOf(line: string): number {
    const known = this.lines.get(line);
    if (known !== undefined) return known;
    this.lines.set(line, this.sites.length);
    this.sites.push({ file: "program.ts", line: this.sites.length + 1, column: 1 });
    return this.sites.length - 1;
  }
}

/** One process of a story. */
export class Actor {
  readonly pid: number;
  private readonly story: Story;

  constructor(story: Story, pid: number) {
    this.story = story;
    this.pid = pid;
  }

  does(type: TraceEvent["type"], on?: string, given: Given = {}): this {
    this.story.tell(this.pid, type, { ...given, ...(on === undefined ? {} : { on }) });
    return this;
  }

  start(): Actor {
    const pid = this.story.born(this.pid);
    this.does("process.start", undefined, { target: pid });
    return new Actor(this.story, pid).does("process.begin");
  }

  end(exitCode = 0): this {
    return this.does("process.end", undefined, { exitCode });
  }

  join(...others: readonly Actor[]): this {
    for (const { pid } of others) this.does("process.join", undefined, { target: pid, exitCode: 0 });
    return this;
  }

  read(on: string, value: number | string, at?: string): this {
    return this.does("read", on, { index: 0, value: String(value), ...(at === undefined ? {} : { at }) });
  }

  write(on: string, value: number | string, at?: string): this {
    return this.does("write", on, { index: 0, value: String(value), ...(at === undefined ? {} : { at }) });
  }

  acquire(on: string, given: Given = {}): this {
    return this.does("acquire", on, given);
  }

  release(on: string, given: Given = {}): this {
    return this.does("release", on, given);
  }

  put(on: string, given: Given = {}): this {
    return this.does("put", on, { message: this.story.count(`put ${on}`), size: 8, ...given });
  }

  get(on: string, given: Given = {}): this {
    return this.does("get", on, { message: this.story.count(`get ${on}`), size: 8, ...given });
  }

  look(on: string, what: string, answer: boolean | number, given: Given = {}): this {
    return this.does("look", on, { what, answer, ...given });
  }

  waits(operation: string, on?: string, given: Given = {}): this {
    return this.does("wait.begin", on, { operation, ...given });
  }

  waited(operation: string, on?: string, given: Given = {}): this {
    return this.does("wait.end", on, { operation, result: "ready", ...given });
  }
}
