/**
 * The server of a manager: a process of the library's own that keeps the objects and carries out what is called on them.
 *
 * It is one thread, so a method is one step for all processes until it awaits something; then others go on. Requests on an object
 * are begun in the order of their arrival.
 */

import type { Decoder } from "../codec/decode.ts";
import { decode } from "../codec/decode.ts";
import { loadModule } from "../codec/registry.ts";
import { encode, encodeCopy } from "../codec/encode.ts";
import { ProcessError, ValueError } from "../errors.ts";
import { family } from "../kernel/family.ts";
import { refOf, release, take } from "../kernel/handle.ts";
import type { Message } from "../kernel/message.ts";
import type { Operation } from "../kernel/operation.ts";
import { addressOf } from "../kernel/refs.ts";
import { runAsync } from "../kernel/run.ts";
import { SegmentQueue } from "../kernel/segment-queue.ts";
import { port } from "../port.ts";
import { defineRole } from "../process/roles.ts";
import { type Hold, type Invocation, serveHere, takeBoth } from "./call.ts";
import { exposedMethod } from "./exposed.ts";
import { makeProxy } from "./proxy.ts";
import { ANSWER, ITERATE, openRequest, REQUEST, type Request } from "./protocol.ts";
import {
  allocateReferent,
  dropped,
  failCall,
  giveAnswer,
  requestsOf,
  rouseServer,
  typeOf,
} from "./regions.ts";
import { ANONYMOUS } from "./type-names.ts";
import { type ManagedType, type Registration, RESULT, typesOf } from "./types.ts";

/** Name of the role, see `process/roles.ts`. */
export const MANAGER_SERVER = "manager server";

/** What a server is told at birth. */
export interface ServerPlan {
  readonly registrations: readonly Registration[];
  // oxlint-disable-next-line typescript/no-explicit-any -- any function will do
  readonly initializer: ((...args: any[]) => unknown) | undefined;
  readonly initargs: readonly unknown[];
}

/** Milliseconds of work after which timers and input of the objects are served. */
const TURN_AFTER = 5;

/** An object, and how its calls come in. */
interface Kept {
  readonly type: ManagedType;
  /** Keeps the referent's region. */
  readonly hold: object;
  object: object | undefined;
  /** Why there is no object. */
  failure?: { readonly error: unknown };
  /** Settles when a request that had to wait for modules, or for the object, has begun; those behind it wait for that. */
  gate?: Promise<void> | undefined;
}

/** What the content of a request may hold. */
interface Content {
  readonly method: string;
  readonly args: readonly unknown[];
}

/** Keeps the objects of one manager, in the process that serves it. */
export class Server {
  /** Keeps the manager's region. */
  readonly handle: object;
  private readonly manager: number;
  private readonly types: readonly ManagedType[];
  private readonly requests: SegmentQueue;
  private readonly kept = new Map<number, Kept>();
  /** The calls that have no answer yet. */
  private readonly open = new Set<object>();
  private stopping = false;

  constructor(handle: object, types: readonly ManagedType[]) {
    this.handle = handle;
    const manager = addressOf(refOf(handle) as number);
    this.manager = manager;
    this.types = types;
    this.requests = new SegmentQueue(family().heap, requestsOf(family().heap, manager));
    serveHere(manager, this);
  }

  /** Whether it keeps nothing, and nothing is asked of it. */
  get isIdle(): boolean {
    return this.kept.size === 0 && this.open.size === 0 && this.requests.size === 0;
  }

  /** Takes requests until it is told to stop. */
  async run(): Promise<void> {
    const dropping = this.dropAsTold();
    let lastTurn = performance.now();
    while (!this.stopping) {
      const message = this.requests.tryGet();
      if (message === undefined) await runAsync(this.next());
      else this.receive(message);
      if (performance.now() - lastTurn > TURN_AFTER) {
        await port().turn();
        lastTurn = performance.now();
      }
    }
    rouseServer(family().heap, this.manager);
    await dropping;
    if (this.open.size === 0) return;
    const shut = new ProcessError("The manager was shut down before it answered");
    for (const call of this.open) this.fail(call, shut);
    // What these calls wait for would keep the process alive.
    port().exit(0);
  }

  /** Calls a method for an object of this very process, as a client would: with copies. */
  invoke(referent: number, { method, args, name }: Invocation): unknown {
    const kept = this.find(referent);
    if (kept.gate !== undefined) return kept.gate.then(() => this.invoke(referent, { method, args, name }));
    const result = this.call(kept, method, copied(args) as unknown[]);
    const pass = (value: unknown): unknown =>
      kept.type.proxies?.has(method) ? this.proxyOf(value, `${kept.type.name}.${method}()`) : copied(value);
    return isThenable(result) ? Promise.resolve(result).then(pass) : pass(result);
  }

  /** Receives inside the operation, before the bytes of the message can be written over. */
  private *next(): Operation<void> {
    this.receive(yield* this.requests.get());
  }

  private receive(message: Message): void {
    const request = openRequest(message);
    if (request.kind === REQUEST.STOP) {
      this.stopping = true;
      return request.decoder.abandon();
    }
    // Counts of this process's own, while the message still holds the regions.
    const call = request.call === 0 ? undefined : holdOf(request.call);
    if (call !== undefined) this.open.add(call);
    const kept = request.kind === REQUEST.CREATE ? this.enter(request.referent) : this.find(request.referent);
    if (kept.gate === undefined && request.modules.length === 0) void this.begin(kept, call, request.decoder);
    else this.beginLater(kept, call, { ...request, decoder: request.decoder.copy() });
  }

  /** Begins a request once its modules are loaded and those before it on the same object have begun. */
  private beginLater(kept: Kept, call: object | undefined, { modules, decoder }: Request): void {
    const before = kept.gate;
    const gate = (async () => {
      await before;
      try {
        for (const module of modules) await loadModule(module);
      } catch (error) {
        decoder.abandon();
        return this.refuse(kept, call, error);
      }
      await this.begin(kept, call, decoder);
    })().finally(() => {
      if (kept.gate === gate) kept.gate = undefined;
    });
    kept.gate = gate;
  }

  private refuse(kept: Kept, call: object | undefined, error: unknown): void {
    if (call === undefined) kept.failure = { error };
    else this.fail(call, error);
  }

  /** Makes the object, or starts the call. Gives a promise if the object is still to come. */
  private begin(kept: Kept, call: object | undefined, decoder: Decoder): Promise<void> | undefined {
    if (call === undefined) return this.make(kept, decoder);
    const name = kept.type.name;
    let content: Content = { method: "call", args: [] };
    try {
      content = decoder.finish() as Content;
      const result = this.call(kept, content.method, content.args);
      if (!isThenable(result)) this.settle(call, kept, content.method, result);
      else {
        void Promise.resolve(result).then(
          (value) => this.settle(call, kept, content.method, value),
          (error: unknown) => this.fail(call, error),
        );
      }
    } catch (error) {
      this.fail(call, error, `${name}.${content.method}()`);
    }
    return undefined;
  }

  private make(kept: Kept, decoder: Decoder): Promise<void> | undefined {
    const failed = (error: unknown): void => void (kept.failure = { error });
    const made = (object: unknown): void => {
      if (typeof object === "object" && object !== null) kept.object = object;
      else failed(new TypeError(`${kept.type.name} must make an object, but it gave ${String(object)}`));
    };
    try {
      const { args } = decoder.finish() as Content;
      const object = kept.type.make(args);
      if (!isThenable(object)) made(object);
      else {
        const making = Promise.resolve(object).then(made, failed);
        const gate: Promise<void> = making.finally(() => {
          if (kept.gate === gate) kept.gate = undefined;
        });
        kept.gate ??= gate;
        return making;
      }
    } catch (error) {
      failed(error);
    }
    return undefined;
  }

  private call({ type, object, failure }: Kept, method: string, args: readonly unknown[]): unknown {
    if (failure !== undefined) throw failure.error;
    if (object === undefined) throw new ValueError(`The ${type.name} is not there any more`);
    if (method === ITERATE) return itemsOf(object, type.name);
    return exposedMethod(object, method, type.name, type.exposed).apply(object, [...args]);
  }

  private settle(call: object, { type }: Kept, method: string, result: unknown): void {
    if (!type.proxies?.has(method)) {
      this.succeed(call, result, `the result of ${type.name}.${method}()`);
      return type.given?.(result);
    }
    try {
      const proxy = this.proxyOf(result, `${type.name}.${method}()`);
      this.succeed(call, proxy, "the proxy");
      release(proxy);
    } catch (error) {
      this.fail(call, error);
    }
  }

  private proxyOf(result: unknown, what: string): object {
    if (typeof result !== "object" || result === null) {
      throw new TypeError(
        `${what} must return an object, to be passed as a proxy, but it gave ${String(result)}`,
      );
    }
    const address = allocateReferent(family().heap, this.manager, ANONYMOUS);
    const [hold, proxy] = takeBoth(address, makeProxy);
    this.kept.set(address, { type: this.typeOfResult(result), hold, object: result });
    return proxy;
  }

  /** Objects that come as results are treated as the registered type they are of. */
  private typeOfResult(result: object): ManagedType {
    const name = (result.constructor as { name?: string } | undefined)?.name;
    return this.types.find((type) => type.name === name) ?? RESULT;
  }

  private succeed(call: object, value: unknown, root: string): void {
    if (!this.open.has(call)) return;
    try {
      send(call, ANSWER.VALUE, value, root);
    } catch (error) {
      return this.fail(call, error);
    }
    this.close(call);
  }

  /** Answers with an error, or with a part of it that can be sent. */
  private fail(call: object, error: unknown, what = "the call"): void {
    if (!this.open.has(call)) return;
    const answers = [error, new Error(`${what} failed: ${String(error)}`)];
    const sent = answers.some((each) => {
      try {
        send(call, ANSWER.ERROR, each, "the error");
        return true;
      } catch {
        return false;
      }
    });
    if (!sent) failCall(family().heap, addressOf(refOf(call) as number));
    this.close(call);
  }

  private close(call: object): void {
    this.open.delete(call);
    release(call);
  }

  private enter(referent: number): Kept {
    const type = this.types[typeOf(family().heap, referent)] ?? RESULT;
    const kept: Kept = { type, hold: holdOf(referent), object: undefined };
    this.kept.set(referent, kept);
    return kept;
  }

  private find(referent: number): Kept {
    return this.kept.get(referent) ?? { type: RESULT, hold: {}, object: undefined };
  }

  /** Lets go of the objects that no process has a proxy of any more. */
  private async dropAsTold(): Promise<void> {
    const { heap } = family();
    while (!this.stopping) {
      const referents = await runAsync(dropped(heap, this.manager, () => this.stopping));
      // What was asked of them before is in the queue by now, and comes first.
      for (let left = this.requests.size; left > 0 && !this.stopping; left--) {
        const message = this.requests.tryGet();
        if (message === undefined) break;
        this.receive(message);
      }
      for (const referent of referents) this.letGo(referent);
    }
  }

  private letGo(referent: number): void {
    const kept = this.kept.get(referent);
    this.kept.delete(referent);
    if (kept !== undefined) release(kept.hold);
  }
}

/** Takes a count of a region for this process. */
function holdOf(address: number): object {
  const hold: Hold = {};
  take(hold, address);
  return hold;
}

function itemsOf(object: object, name: string): unknown[] {
  if (Symbol.iterator in object) return [...(object as Iterable<unknown>)];
  throw new TypeError(`A ${name} can't be iterated over: it has no [Symbol.iterator]`);
}

function send(call: object, what: number, value: unknown, root: string): void {
  const address = addressOf(refOf(call) as number);
  encode(value, root, (message) => giveAnswer(family().heap, address, message), [what]);
}

function copied(value: unknown): unknown {
  return decode(encodeCopy(value, "the value"));
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as PromiseLike<unknown> | null | undefined)?.then === "function";
}

async function serve(manager: object, { registrations, initializer, initargs }: ServerPlan): Promise<void> {
  const server = new Server(manager, typesOf(registrations));
  await initializer?.(...initargs);
  await server.run();
}

defineRole(MANAGER_SERVER, serve as (...args: unknown[]) => unknown);
