/**
 * One process of the program under test: what its rewritten code calls `$p`.
 *
 * An access to memory that no other process touches, in a way that could matter, happens at once. Any other is noted here and the code
 * stops before it; the scheduler looks at all processes, chooses one, and lets its access happen.
 */

import { ACCESS, isChanging } from "./access.ts";
import { EventLoop } from "./event-loop.ts";
import { type Hash, type Memory, mixInto } from "./memory.ts";
import { isRun, type Run, runEach } from "./run.ts";
import { type Awaited, ModelPromise } from "./fibre.ts";
import { ModelOperation, Yielded } from "./operation.ts";
import { type Mark, Past } from "./past.ts";
import { SharedBytes, SharedWords } from "./views.ts";

/** Milliseconds by which a clock goes forward at once: longer than any timeout. */
const LEAP = 1e9;

/** The world, as a process needs it. */
interface Surroundings {
  memory: Memory | undefined;
  readonly isAudited: boolean;
  touch(process: Process, at: number, changes: boolean): void;
  /** Who else may do something yet that an access gets in the way of. */
  others(process: Process, at: number, changes: boolean): number;
  perform(process: Process, kind: number, at: number, x: number, y: number): unknown;
}

interface Variable {
  readonly read: () => unknown;
  readonly write: (value: unknown) => void;
  first: unknown;
}

export class Process {
  readonly world: Surroundings;
  readonly number: number;
  readonly loop: EventLoop = new EventLoop(this);

  /** The access this process is stopped before, if it is. */
  isPending = false;
  kind = 0;
  at = 0;
  x = 0;
  y = 0;
  site = "";
  bytes: Uint8Array | undefined;
  /** The answer of an access that happened at once. */
  value: unknown;

  isAsleep = false;
  isDead = false;
  leaps = 0;
  log: unknown[] = [];
  /** What decides where this process stands. */
  readonly past: Past = new Past();
  readonly logged: Hash = { low: 0, high: 0 };
  private isImmediate = false;
  private readonly variables: Variable[] = [];

  constructor(world: Surroundings, number: number) {
    this.world = world;
    this.number = number;
  }

  // ---- The life of a process, for the world.

  /** Puts everything back to what it was after the modules had been loaded. */
  reset(): void {
    for (const { read, write, first } of this.variables) if (!isSame(read(), first)) write(copyOf(first));
    this.isPending = this.isAsleep = this.isDead = false;
    this.leaps = 0;
    this.log = [];
    this.logged.low = this.logged.high = 0;
    this.past.reset();
    this.loop.reset();
  }

  /** To be called once, when the modules have been loaded. */
  loaded(): void {
    for (const variable of this.variables) variable.first = copyOf(variable.read());
  }

  get isDone(): boolean {
    return !this.isPending && this.loop.isEmpty;
  }

  /** Whether time may pass for this process in a way that it would notice. */
  get isTimed(): boolean {
    if (this.isPending && this.kind === ACCESS.WAIT) return this.y !== Infinity;
    return this.loop.hasTimer;
  }

  told(value: number): void {
    mixInto(this.past.track, value);
  }

  note(value: unknown): void {
    this.log.push(value);
    for (const letter of JSON.stringify(value) ?? "") mixInto(this.logged, letter.codePointAt(0) as number);
    mixInto(this.logged, -1);
  }

  // ---- What rewritten code calls.

  state(read: () => unknown, write: (value: unknown) => void): void {
    this.variables.push({ read, write, first: undefined });
  }

  isRun(value: unknown): boolean {
    return isRun(value);
  }

  /** Runs something to its end at once, with all its accesses. */
  finish(value: unknown): unknown {
    if (!isRun(value)) return value;
    this.past.leaks++;
    const was = this.isImmediate;
    this.isImmediate = true;
    try {
      const step = value.next();
      if (!step.done) throw new Error("What can't stop has come to a wait");
      return step.value;
    } finally {
      this.isImmediate = was;
    }
  }

  direct(access: () => boolean): unknown {
    const was = this.isImmediate;
    this.isImmediate = true;
    try {
      access();
      return this.value;
    } finally {
      this.isImmediate = was;
    }
  }

  operation(run: Run<unknown>): ModelOperation {
    return new ModelOperation(this, run);
  }

  /** What `yield*` delegates to. */
  within(value: unknown): Run<unknown> {
    return value instanceof ModelOperation ? value.run : (value as Run<unknown>);
  }

  out(value: unknown): Yielded {
    return new Yielded(value);
  }

  async(run: Run<unknown>): Run<ModelPromise> {
    return this.loop.begin(run);
  }

  awaiting(value: unknown): Awaited {
    return { promise: ModelPromise.of(this.loop, value) };
  }

  promise(executor: (...settle: unknown[]) => unknown): Run<ModelPromise> {
    return ModelPromise.made(this.loop, executor);
  }

  get(object: Record<string, unknown> | null | undefined, name: string): unknown {
    const getter = object?.[`$get_${name}`];
    return typeof getter === "function" ? (getter.call(object) as unknown) : object?.[name];
  }

  /** A call of `set`, of whatever object. */
  copy(target: { set(...args: unknown[]): unknown }, ...args: unknown[]): unknown {
    const [source, offset = 0] = args;
    return source instanceof SharedBytes && target instanceof Uint8Array
      ? this.leak(copied(target, source, offset as number))
      : this.leakOf(target, target.set(...args));
  }

  private leakOf(target: object, answer: unknown): unknown {
    return target instanceof SharedBytes ? answer : this.leak(answer);
  }

  /** `Array.from`, of shared words or with a callback that may stop. */
  arrayFrom(source: ArrayLike<unknown>, callback?: (...args: unknown[]) => unknown): unknown {
    if (source instanceof SharedWords) return arrayOf(source);
    return callback === undefined ? Array.from(source) : runEach(Array.from(source), "map", callback);
  }

  each(list: readonly unknown[], name: string, callback: (...args: unknown[]) => unknown): Run<unknown> {
    return runEach(list, name, callback);
  }

  open(): Mark {
    return this.past.mark();
  }

  close(mark: Mark, answer?: unknown): unknown {
    this.past.collapse(mark, [answer]);
    return answer;
  }

  again(mark: Mark, ...changed: unknown[]): void {
    this.past.collapse(mark, changed);
  }

  leak(value: unknown): unknown {
    this.past.leaks++;
    return value;
  }

  // ---- Accesses. Each says whether the code has to stop before it; if not, it has happened and `value` is its answer.

  load(site: string, words: SharedWords, index: number): boolean {
    return this.come(site, ACCESS.LOAD, words.base + index);
  }
  store(site: string, words: SharedWords, index: number, value: number): boolean {
    return this.come(site, ACCESS.STORE, words.base + index, value);
  }
  add(site: string, words: SharedWords, index: number, value: number): boolean {
    return this.come(site, ACCESS.ADD, words.base + index, value);
  }
  sub(site: string, words: SharedWords, index: number, value: number): boolean {
    return this.come(site, ACCESS.SUB, words.base + index, value);
  }
  and(site: string, words: SharedWords, index: number, value: number): boolean {
    return this.come(site, ACCESS.AND, words.base + index, value);
  }
  or(site: string, words: SharedWords, index: number, value: number): boolean {
    return this.come(site, ACCESS.OR, words.base + index, value);
  }
  exchange(site: string, words: SharedWords, index: number, value: number): boolean {
    return this.come(site, ACCESS.EXCHANGE, words.base + index, value);
  }
  // oxlint-disable-next-line max-params -- as Atomics.compareExchange has them.
  compareExchange(site: string, words: SharedWords, index: number, expected: number, value: number): boolean {
    return this.come(site, ACCESS.COMPARE_EXCHANGE, words.base + index, expected, value);
  }
  notify(site: string, words: SharedWords, index: number, count: number = Infinity): boolean {
    return this.come(site, ACCESS.NOTIFY, words.base + index, count);
  }
  // oxlint-disable-next-line max-params -- as Atomics.wait has them.
  wait(site: string, words: SharedWords, index: number, seen: number, timeout: number = Infinity): boolean {
    return this.come(site, ACCESS.WAIT, words.base + index, seen, timeout);
  }
  waitAsync(site: string, words: SharedWords, index: number, seen: number): boolean {
    return this.come(site, ACCESS.WAIT_ASYNC, words.base + index, seen);
  }
  untilChanged(site: string, words: SharedWords, index: number, seen: number): boolean {
    return this.come(site, ACCESS.UNTIL_CHANGED, words.base + index, seen);
  }

  read(site: string, words: unknown, index: number): boolean {
    if (words instanceof SharedWords) return this.come(site, ACCESS.READ, words.base + index);
    this.value = (words as Record<number, unknown>)[index];
    return false;
  }

  write(site: string, words: unknown, index: number, value: number): boolean {
    if (words instanceof SharedWords) return this.come(site, ACCESS.WRITE, words.base + index, value);
    this.value = (words as Record<number, unknown>)[index] = value;
    return false;
  }

  /** `performance.now()`: stands still, but for leaps. */
  clock(): boolean {
    this.value = this.leaps * LEAP;
    return false;
  }

  *readBytes(start: number, length: number): Run<Uint8Array> {
    if (this.mustStop(ACCESS.READ_BYTES, start, length)) return (yield this) as Uint8Array;
    return this.memory.readBytes(start, length);
  }

  *writeBytes(start: number, bytes: Uint8Array): Run<void> {
    // Copied now: the source may be changed while this process stops here.
    this.bytes = bytes.slice();
    if (this.mustStop(ACCESS.WRITE_BYTES, start, bytes.length)) yield this;
    else this.memory.writeBytes(start, bytes);
  }

  private get memory(): Memory {
    return this.world.memory as Memory;
  }

  private mustStop(kind: number, start: number, length: number): boolean {
    if (this.isImmediate) return false;
    let stops = false;
    for (let at = start >> 2; at < (start + length + 3) >> 2; at++) {
      this.world.touch(this, at, kind === ACCESS.WRITE_BYTES);
      stops ||= this.world.others(this, at, kind === ACCESS.WRITE_BYTES) !== 0;
    }
    if (stops) this.stopBefore("bytes", kind, start >> 2, start, length);
    return stops;
  }

  // oxlint-disable-next-line max-params -- an access as a whole; an object for each would cost a third of the time.
  private come(site: string, kind: number, at: number, x = 0, y = 0): boolean {
    if (!this.isImmediate) {
      const changes = isChanging(kind);
      this.world.touch(this, at, changes);
      if (this.world.others(this, at, changes) !== 0 || kind === ACCESS.WAIT) {
        this.stopBefore(site, kind, at, x, y);
        return true;
      }
    }
    const value = this.world.perform(this, kind, at, x, y);
    // Others have touched the word, and can't any more: to have read it is the same as to be about to.
    if (this.world.isAudited && !this.isImmediate) this.told(typeof value === "number" ? value | 0 : 0);
    this.value = value;
    return false;
  }

  // oxlint-disable-next-line max-params
  private stopBefore(site: string, kind: number, at: number, x = 0, y = 0): void {
    this.isPending = true;
    this.site = site;
    this.kind = kind;
    this.at = at;
    this.x = x;
    this.y = y;
  }
}

/** Whether a variable, or what a collection in it holds, is as it was. */
function isSame(value: unknown, first: unknown): boolean {
  if (Array.isArray(value))
    return (
      value.length === (first as unknown[]).length &&
      value.every((item, i) => item === (first as unknown[])[i])
    );
  if (!(value instanceof Map || value instanceof Set)) return value === first;
  if (value.size !== (first as Set<unknown>).size) return false;
  for (const [key, item] of value.entries()) {
    const before =
      first instanceof Map ? (first.get(key) as unknown) : (first as Set<unknown>).has(key) ? key : undefined;
    if (before !== item) return false;
  }
  return true;
}

function copyOf(value: unknown): unknown {
  if (value instanceof Map) return new Map(value);
  if (value instanceof Set) return new Set(value);
  if (value instanceof WeakMap) return new WeakMap();
  if (value instanceof WeakSet) return new WeakSet();
  return Array.isArray(value) ? [...(value as unknown[])] : value;
}

function* copied(target: Uint8Array, source: SharedBytes, offset: number): Run<void> {
  target.set(yield* source.slice(), offset);
}

function* arrayOf(source: SharedWords): Run<number[]> {
  return [...(yield* source.slice())];
}
