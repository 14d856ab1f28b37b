/** The caller's side of a manager: makes referents, calls their methods, in both faces. */

import { whenAfresh } from "../afresh.ts";
import { Decoder } from "../codec/decode.ts";
import { PlatformError, ProcessError, RuntimeError, ValueError } from "../errors.ts";
import { family } from "../kernel/family.ts";
import { createRegion, defineHandle, found, refOf, release } from "../kernel/handle.ts";
import { KIND } from "../kernel/layout.ts";
import type { Operation } from "../kernel/operation.ts";
import { addressOf } from "../kernel/refs.ts";
import { type AsyncWaitOptions, runAsync, runSync, type WaitOptions } from "../kernel/run.ts";
import { port } from "../port.ts";
import { drainRequests, ANSWER, REQUEST, sendRequest } from "./protocol.ts";
import {
  allocateReferent,
  answer,
  CALL_BYTES,
  initialiseCall,
  isGone,
  managerOf,
  PROXY,
  SERVER,
  serverState,
} from "./regions.ts";

/** Holds a region, and is of no other use. */
export type Hold = object;

/** A method to call, with the name of its referent for messages. */
export interface Invocation {
  readonly method: string;
  readonly args: readonly unknown[];
  readonly name: string;
}

/** A server in this very thread: its objects' own calls to each other must not wait for it. */
export interface LocalServer {
  invoke(referent: number, invocation: Invocation): unknown;
}

const localServers = new Map<number, LocalServer>();
whenAfresh(() => localServers.clear());

/** Says that this thread serves a manager. */
export function serveHere(manager: number, server: LocalServer): void {
  localServers.set(manager, server);
}

/** Asks the server to make an object. `make` makes the proxy of its referent. */
export function create(
  manager: number,
  type: number,
  args: readonly unknown[],
  make: (referent: number) => object,
): object {
  const { heap } = family();
  refuseIfEnded(manager);
  const address = allocateReferent(heap, manager, type);
  const [whole, proxy] = takeBoth(address, make);
  try {
    sendRequest(manager, { kind: REQUEST.CREATE, referent: address, call: 0 }, { whole, args });
  } catch (error) {
    release(proxy);
    throw error;
  } finally {
    release(whole);
  }
  if (serverState(heap, manager) === SERVER.GONE) drainRequests(heap, manager);
  return proxy;
}

/** Takes the two counts of a new referent, of the whole and of a proxy, and publishes it. */
export function takeBoth(address: number, make: (referent: number) => object): [whole: Hold, proxy: object] {
  const whole: Hold = {};
  const proxy = make(address);
  found(address, [
    [whole, address],
    [proxy, address | PROXY],
  ]);
  return [whole, proxy];
}

/** Calls a method, awaiting its result. `proxy` is who holds the referent. */
export async function invoke(
  proxy: object,
  invocation: Invocation,
  options?: AsyncWaitOptions,
): Promise<unknown> {
  const referent = referentOf(proxy, invocation.name);
  const local = localServers.get(managerOf(family().heap, referent));
  if (local !== undefined) return local.invoke(referent, invocation);
  const call = begin(referent, invocation);
  try {
    return await runAsync(exchange(referent, call, invocation), options);
  } finally {
    release(call);
  }
}

/** Calls a method, blocking this thread until there is a result. */
export function invokeSync(proxy: object, invocation: Invocation, options?: WaitOptions): unknown {
  const referent = referentOf(proxy, invocation.name);
  const local = localServers.get(managerOf(family().heap, referent));
  if (local !== undefined) return refusePromise(local.invoke(referent, invocation), invocation);
  // Before the request is sent: it would be carried out, and nobody could wait for the answer.
  if (!port().mayBlock) {
    throw new PlatformError(
      `This thread must not block; use the promise face, ${invocation.method}(), without Sync`,
    );
  }
  port().beforeBlocking?.();
  const call = begin(referent, invocation);
  try {
    return runSync(exchange(referent, call, invocation), options);
  } finally {
    release(call);
  }
}

function referentOf(proxy: object, name: string): number {
  const ref = refOf(proxy);
  if (ref === undefined) {
    throw new ValueError(`This proxy of a ${name} was disposed in this process; make or receive another one`);
  }
  return addressOf(ref);
}

/** Sends the request. Gives the region of the call, to be released. */
function begin(referent: number, { method, args }: Invocation): Hold {
  const { heap } = family();
  const manager = managerOf(heap, referent);
  refuseIfEnded(manager);
  const call: Hold = {};
  const address = createRegion(call, KIND.CALL, CALL_BYTES, (_, at) => initialiseCall(heap, at, manager));
  try {
    if (isGone(heap, manager)) throw ended(manager);
    sendRequest(manager, { kind: REQUEST.CALL, referent, call: address }, { call, method, args });
  } catch (error) {
    release(call);
    throw error;
  }
  return call;
}

function* exchange(referent: number, call: Hold, { name, method }: Invocation): Operation<unknown> {
  const { heap } = family();
  const message = yield* answer(heap, addressOf(refOf(call) as number));
  if (message === undefined) throw lost(managerOf(heap, referent), `${name}.${method}()`);
  const decoder = Decoder.of(message);
  const what = decoder.int32();
  const value = decoder.finish();
  if (what === ANSWER.ERROR) throw value;
  return value;
}

function refusePromise(result: unknown, { name, method }: Invocation): unknown {
  if (!(result instanceof Promise)) return result;
  // The call goes on; nobody will ask for its error.
  result.catch(() => {});
  throw new RuntimeError(
    `Cannot wait for ${name}.${method}() inside the manager's own process, which runs it: use the promise face`,
  );
}

function refuseIfEnded(manager: number): void {
  if (serverState(family().heap, manager) !== SERVER.RUNNING) throw ended(manager);
}

function ended(manager: number): ProcessError {
  const { heap } = family();
  const gone = serverState(heap, manager) === SERVER.GONE;
  if (gone) drainRequests(heap, manager);
  return new ProcessError(
    "Cannot call the manager: it was shut down, or its process has ended, and its objects are gone; make another Manager",
  );
}

function lost(manager: number, what: string): ProcessError {
  const { heap } = family();
  // Not before the supervisor is done with all calls and with the manager itself.
  if (!isGone(heap, manager)) {
    return new ProcessError(
      `The manager could not answer ${what}: the shared heap has no room for the answer`,
    );
  }
  drainRequests(heap, manager);
  return new ProcessError(
    `The manager's process ended before it answered ${what}: it was shut down, killed, or failed; make another Manager`,
  );
}

defineHandle(KIND.CALL, () => ({}));
