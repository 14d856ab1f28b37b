import { expectInteger, expectOptions, expectState, expectType, expectValue } from "../check.ts";
import { describeFunction } from "../codec/function-ref.ts";
import { ProcessError } from "../errors.ts";
import { family } from "../kernel/family.ts";
import { createRegion, defineHandle, refOf, release, Revival } from "../kernel/handle.ts";
import { KIND } from "../kernel/layout.ts";
import { addressOf } from "../kernel/refs.ts";
import { Process } from "../process/process.ts";
import { ROLE } from "../process/roles.ts";
import { JoinableQueue, Queue, type QueueOptions } from "../queue/queue.ts";
import { Array, type ArraySource } from "../shared/array.ts";
import type { SharedArray } from "../shared/array-class.ts";
import type { ElementOf, TypeCode } from "../shared/typecode.ts";
import { type SharedOptions, Value } from "../shared/value.ts";
import { Barrier, type BarrierOptions } from "../sync/barrier.ts";
import { Condition } from "../sync/condition.ts";
import { Event } from "../sync/event.ts";
import { Lock } from "../sync/lock.ts";
import { RLock } from "../sync/rlock.ts";
import { BoundedSemaphore, Semaphore } from "../sync/semaphore.ts";
import { create } from "./call.ts";
import type { DictSource } from "./dict.ts";
import { makeProxy } from "./proxy.ts";
import { drainRequests, REQUEST, sendRequest } from "./protocol.ts";
import type { DictProxy, ListProxy, NamespaceProxy, SetProxy } from "./proxies.ts";
import type { ManagerOptions, Registry, RegisteredMethods } from "./register.ts";
import { closeManager, initialiseManager, managerBytes, SERVER, serverState, setServer } from "./regions.ts";
import { MANAGER_SERVER, type ServerPlan } from "./server.ts";
import { BUILT_IN, packNames, registeredNames } from "./type-names.ts";
import type { Registration } from "./types.ts";

/** Milliseconds that the server has to come to its end by itself. */
const SHUTDOWN_TIMEOUT = 1000;

/**
 * What {@link Manager} makes: a process that keeps objects, and gives proxies of them (Python's `SyncManager`).
 *
 * `dict`, `list`, `set`, `Namespace` and the registered types live in the manager's process, and a call of a method is one step for all who
 * share them. The others, such as `Lock` and `Queue`, are the shared objects of this library themselves: they need no process to keep them.
 *
 * The manager can be passed to other processes, too, which make objects with it; only the process that made it may shut it down.
 *
 * @example
 * ```ts
 * import { isMainProcess, Manager, Process, type SyncManager } from "@mp/runtime";
 *
 * async function report(manager: SyncManager, name: string) {
 *   const list = manager.list([name]);
 *   console.log(await list.length());
 * }
 *
 * if (isMainProcess) {
 *   await using manager = new Manager();
 *   const p = new Process({ target: report, args: [manager, "a child"] });
 *   p.start();
 *   await p.join();
 * }
 * // => 1
 * ```
 */
export class SyncManager implements AsyncDisposable {
  /** The server, in the process that made it. */
  private readonly process: Process | undefined;
  private readonly shutdownTimeout: number;

  /** @internal */
  constructor(source: ManagerOptions | Revival) {
    if (source instanceof Revival) {
      this.shutdownTimeout = 0;
      this.addTypes(registeredNames(family().heap, addressOf(source.ref)));
      return;
    }
    const { register = {}, initializer, initargs = [], shutdownTimeout = SHUTDOWN_TIMEOUT } = source;
    const registrations = Object.entries(register).map(([name, type]) => registrationOf(name, type));
    this.shutdownTimeout = shutdownTimeout;
    this.addTypes(registrations.map(({ name }) => name));
    this.process = this.startServer({ registrations, initializer, initargs });
  }

  /** Makes a dict in the manager's process, filled from a `Map`, pairs or a plain object. */
  dict<V>(source: Readonly<Record<string, V>>): DictProxy<string, V>;
  dict<K = unknown, V = unknown>(source?: DictSource<K, V>): DictProxy<K, V>;
  dict(source?: DictSource<unknown, unknown>): unknown {
    return this.make(BUILT_IN.indexOf("dict"), [source instanceof Map ? source : pairs(source)]);
  }

  /** Makes a list in the manager's process. */
  list<T = unknown>(source: Iterable<T> = []): ListProxy<T> {
    return this.make(BUILT_IN.indexOf("list"), [[...source]]) as ListProxy<T>;
  }

  /** Makes a set in the manager's process. */
  set<T = unknown>(source: Iterable<T> = []): SetProxy<T> {
    return this.make(BUILT_IN.indexOf("set"), [[...source]]) as SetProxy<T>;
  }

  /** Makes a namespace in the manager's process: named values. */
  Namespace<T extends object = Record<string, unknown>>(source: T = {} as T): NamespaceProxy<T> {
    return this.make(BUILT_IN.indexOf("Namespace"), [source]) as NamespaceProxy<T>;
  }

  /** Makes a {@link Value}, which lies in shared memory: no call of the manager is needed to read it. */
  Value<C extends TypeCode>(typecode: C, initial?: ElementOf<C>, options?: SharedOptions): Value<C> {
    return new Value(typecode, initial, options);
  }

  /** Makes an {@link Array}, which lies in shared memory: no call of the manager is needed to read it. */
  Array<C extends TypeCode>(typecode: C, source: ArraySource, options?: SharedOptions): SharedArray<C> {
    return new Array(typecode, source, options);
  }

  /** Makes a {@link Queue}. */
  Queue<T = unknown>(options?: QueueOptions): Queue<T> {
    return new Queue(options);
  }

  /** Makes a {@link JoinableQueue}. */
  JoinableQueue<T = unknown>(options?: QueueOptions): JoinableQueue<T> {
    return new JoinableQueue(options);
  }

  /** Makes an {@link Event}. */
  Event(): Event {
    return new Event();
  }

  /** Makes a {@link Lock}. */
  Lock(): Lock {
    return new Lock();
  }

  /** Makes an {@link RLock}. */
  RLock(): RLock {
    return new RLock();
  }

  /** Makes a {@link Semaphore} with so many permits, 1 if left out. */
  Semaphore(value?: number): Semaphore {
    return new Semaphore(value);
  }

  /** Makes a {@link BoundedSemaphore} with so many permits, 1 if left out. */
  BoundedSemaphore(value?: number): BoundedSemaphore {
    return new BoundedSemaphore(value);
  }

  /** Makes a {@link Condition}, with a lock of its own if none is given. */
  Condition(lock?: Lock | RLock): Condition {
    return new Condition(lock);
  }

  /** Makes a {@link Barrier} for so many parties. */
  Barrier(parties: number, options?: BarrierOptions): Barrier {
    return new Barrier(parties, options);
  }

  /**
   * Ends the manager's process, whose objects are gone then: calls that are under way, and all later ones, fail with `ProcessError`. Does
   * nothing the second time.
   *
   * @throws AssertionError in another process than the one that made the manager.
   */
  async shutdown(): Promise<void> {
    if (refOf(this) === undefined) return;
    const server = this.stop();
    await server.join({ timeout: this.shutdownTimeout });
    if (server.isAlive()) server.terminate();
    await server.join();
    drainRequests(family().heap, this.address);
  }

  /** Like {@link SyncManager.shutdown}, blocking this thread. */
  shutdownSync(): void {
    if (refOf(this) === undefined) return;
    const server = this.stop();
    server.joinSync({ timeout: this.shutdownTimeout });
    if (server.isAlive()) server.terminate();
    server.joinSync();
    drainRequests(family().heap, this.address);
  }

  /** Shuts the manager down at the end of an `await using` block, and gives this process's hold on it back. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.shutdown();
    release(this);
  }

  private get address(): number {
    const ref = refOf(this);
    if (ref === undefined)
      throw new ProcessError("The manager was disposed, and its objects are gone; make another Manager");
    return addressOf(ref);
  }

  private stop(): Process {
    expectState(
      this.process !== undefined,
      "Cannot shut down the manager: only the process that made it can; tell that one, through an Event perhaps",
    );
    const { heap } = family();
    const isFirst = serverState(heap, this.address) === SERVER.RUNNING;
    closeManager(heap, this.address);
    if (isFirst) sendRequest(this.address, { kind: REQUEST.STOP, referent: 0, call: 0 }, {});
    return this.process;
  }

  private make(type: number, args: readonly unknown[]): object {
    return create(this.address, type, args, makeProxy);
  }

  private addTypes(names: readonly string[]): void {
    names.forEach((name, index) => {
      const value = (...args: unknown[]): object => this.make(BUILT_IN.length + index, args);
      Object.defineProperty(this, name, { value });
    });
  }

  private startServer(plan: ServerPlan): Process {
    makeManagerRegion(
      this,
      plan.registrations.map(({ name }) => name),
    );
    const beforeBirth = (pid: number): void => setServer(family().heap, this.address, pid);
    const server = new Process<unknown[]>({
      args: [this, plan],
      daemon: true,
      [ROLE]: { role: MANAGER_SERVER, obituary: 0, beforeBirth },
    });
    server.name = server.name.replace("Process", "Manager");
    server.start();
    return server;
  }
}

/** Makes the region of a manager, with its queue of requests, and lets `handle` stand for it. */
export function makeManagerRegion(handle: object, typeNames: readonly string[]): void {
  const names = packNames(typeNames);
  const requests = new Queue();
  createRegion(handle, KIND.MANAGER, managerBytes(names), (heap, address) =>
    initialiseManager(heap, address, refOf(requests) as number, names),
  );
  requests[Symbol.dispose]();
}

/** How a {@link Manager} is made. */
export interface ManagerConstructor {
  /**
   * Starts a manager.
   *
   * @param options `register`: types of objects by name; `initializer` and `initargs`: what its process runs first; `shutdownTimeout` in
   * milliseconds.
   */
  // oxlint-disable-next-line typescript/no-generated-empty-object-type -- no types of its own
  new <R extends Registry = Record<never, never>>(
    options?: ManagerOptions<R>,
  ): SyncManager & RegisteredMethods<R>;
  // oxlint-disable-next-line typescript/no-generated-empty-object-type -- no types of its own
  <R extends Registry = Record<never, never>>(
    options?: ManagerOptions<R>,
  ): SyncManager & RegisteredMethods<R>;
  /** What all managers inherit, so that `instanceof Manager` works. */
  readonly prototype: SyncManager;
}

/**
 * Starts a process that keeps objects for others, and gives proxies of them (Python's `multiprocessing.Manager`).
 *
 * With `register`, it makes objects of the program's own classes, too. The class is found in the manager's process by its module and name, as
 * the target of a `Process` is. Its public methods can be called: not those whose names begin with `_` or `#`.
 *
 * @example
 * ```ts
 * import { isMainProcess, Manager } from "@mp/runtime";
 *
 * class Counter {
 *   #count = 0;
 *   increment(by: number) {
 *     this.#count += by;
 *     return this.#count;
 *   }
 * }
 *
 * if (isMainProcess) {
 *   await using manager = new Manager({ register: { Counter } });
 *   const counter = manager.Counter();
 *   console.log(await counter.increment(2), counter.incrementSync(40)); // => 2 42
 * }
 * ```
 */
export const Manager: ManagerConstructor = function Manager(options: ManagerOptions = {}): SyncManager {
  checkOptions(options);
  return new SyncManager(options);
} as unknown as ManagerConstructor;

Object.defineProperty(Manager, "prototype", { value: SyncManager.prototype });

function checkOptions(options: ManagerOptions): void {
  expectOptions(options, "Manager", "{ register: { Counter } }");
  const { register = {}, initializer, initargs = [], shutdownTimeout = SHUTDOWN_TIMEOUT } = options;
  expectType(
    typeof register === "object" && register !== null,
    "register",
    "an object of types by name",
    register,
  );
  const isFunction = initializer === undefined || typeof initializer === "function";
  expectType(isFunction, "initializer", "a function", initializer);
  expectType(globalThis.Array.isArray(initargs), "initargs", "an array of arguments", initargs);
  expectInteger(shutdownTimeout, "shutdownTimeout", 0);
}

function registrationOf(name: string, entry: Registry[string]): Registration {
  const taken = name in SyncManager.prototype || /^_|^$|\n|^then$/.test(name);
  expectValue(!taken, `Cannot register a type as ${JSON.stringify(name)}: the manager has that name already`);
  const { type, exposed, proxies } = typeof entry === "function" ? { type: entry } : entry;
  expectType(typeof type === "function", `register.${name}`, "a class or a function", type);
  // Fails here, and not in the manager's process, if the class can't travel.
  describeFunction(type);
  return { name, type, exposed, proxies };
}

function pairs(source: DictSource<unknown, unknown> | undefined): unknown {
  const isIterable = typeof source === "object" && Symbol.iterator in source;
  return isIterable ? [...(source as Iterable<unknown>)] : source;
}

defineHandle(KIND.MANAGER, (ref) => new SyncManager(new Revival(ref)));
