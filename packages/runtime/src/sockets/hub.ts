/**
 * How a process finds the one that owns the sockets: by a name in the family's directory, and makes it if there is none.
 *
 * ```text
 * directory ─▶ SOCKET_HUB [next | – | – | number | length of the name | manager] … name
 *                                                                       └─▶ MANAGER ─▶ queue of requests
 * ```
 *
 * It is a child of the root process, whoever asks for it first, so that sockets outlive who opened them; and it is ended with the program.
 */

import { type Family, family, ROOT_PID } from "../kernel/family.ts";
import { createRegion, refOf, release, take, takeBy } from "../kernel/handle.ts";
import { defineKind } from "../kernel/kinds.ts";
import { FAMILY, KIND } from "../kernel/layout.ts";
import { enterName, holdNamed, NAMED, NAMED_HEADER_BYTES, nextNumber, removeName } from "../kernel/names.ts";
import { addressOf, hold, letGo } from "../kernel/refs.ts";
import { WaitTimeout } from "../kernel/operation.ts";
import type { AsyncWaitOptions, WaitOptions } from "../kernel/run.ts";
import { create, invoke, invokeSync } from "../managers/call.ts";
import { makeManagerRegion } from "../managers/manager.ts";
import { makeProxy } from "../managers/proxy.ts";
import { SERVER, serverState, setServer } from "../managers/regions.ts";
import { BUILT_IN } from "../managers/type-names.ts";
import { TimeoutError } from "../errors.ts";
import { atEnd } from "../port.ts";
import { prepare } from "../process/spawn.ts";
import { SOCKET_HUB } from "./hub-process.ts";

/** No shared memory of a program is called so by accident. */
const NAME = new Uint8Array([0, ...Array.from("sockets", (letter) => letter.charCodeAt(0))]);
/** The word of the named region that refers to the manager. */
const MANAGER_WORD = 5;
/** Milliseconds that the operating system has to take, at the end of the program, what was sent. */
const FLUSH_TIMEOUT = 1000;

/** Asks the owner of the sockets, awaiting the answer. */
export async function ask(method: string, order: object, options?: AsyncWaitOptions): Promise<unknown> {
  const proxy = proxyOfHub();
  try {
    return await invoke(proxy, { method, args: [order], name: "sockets" }, options);
  } catch (error) {
    throw late(error, method);
  } finally {
    release(proxy);
  }
}

/** Asks the owner of the sockets, blocking this thread. */
export function askSync(method: string, order: object, options?: WaitOptions): unknown {
  const proxy = proxyOfHub();
  try {
    return invokeSync(proxy, { method, args: [order], name: "sockets" }, options);
  } catch (error) {
    throw late(error, method);
  } finally {
    release(proxy);
  }
}

function late(error: unknown, method: string): unknown {
  return error instanceof WaitTimeout ? new TimeoutError(`Could not ${method} within the timeout`) : error;
}

function proxyOfHub(): object {
  const manager = findHub() ?? startHub();
  try {
    return create(addressOf(refOf(manager) as number), BUILT_IN.length, [], makeProxy);
  } finally {
    release(manager);
  }
}

/** Holds the manager of the hub there is. */
function findHub(): object | undefined {
  const { heap } = family();
  const named = {};
  if (!takeBy(named, (entry) => holdNamed(heap, entry, NAME))) return undefined;
  try {
    const at = (refOf(named) as number) >> 2;
    const manager = heap.words[at + MANAGER_WORD] as number;
    if (serverState(heap, manager) === SERVER.RUNNING) return held(manager);
    // It was killed, or has failed: the next one may have its name.
    removeName(heap, heap.words[at + NAMED.NUMBER] as number);
    return undefined;
  } finally {
    release(named);
  }
}

function held(manager: number): object {
  const hold = {};
  take(hold, manager);
  return hold;
}

/** Starts a hub; holds its manager, or that of another process that was quicker. */
function startHub(): object {
  const own = family();
  const manager = {};
  makeManagerRegion(manager, ["sockets"]);
  const named = {};
  const address = makeNamed(named, addressOf(refOf(manager) as number));
  try {
    spawn(own, manager, own.heap.words[(address >> 2) + NAMED.NUMBER] as number);
    // A hub that is not found, as another one has the name, ends by itself.
    if (enterName(own.heap, address)) return manager;
  } finally {
    release(named);
  }
  release(manager);
  return findHub() ?? startHub();
}

function spawn({ heap }: Family, manager: object, number: number): void {
  const { pid, region, send } = prepare({
    target: undefined,
    self: undefined,
    role: SOCKET_HUB,
    args: [manager, number],
    obituary: 0,
    beforeBirth: undefined,
    parent: { pid: ROOT_PID, name: "MainProcess" },
    name: "SocketHub",
    identity: [],
    daemon: true,
    resourceLimits: undefined,
  });
  setServer(heap, addressOf(refOf(manager) as number), pid);
  try {
    send();
  } finally {
    release(region);
  }
}

function makeNamed(named: object, manager: number): number {
  const number = nextNumber(family().heap);
  return createRegion(named, KIND.SOCKET_HUB, NAMED_HEADER_BYTES + NAME.length, (heap, address) => {
    const at = address >> 2;
    heap.words[at + NAMED.NUMBER] = number;
    heap.words[at + NAMED.NAME_BYTES] = NAME.length;
    heap.bytes.set(NAME, address + NAMED_HEADER_BYTES);
    hold(heap, at + MANAGER_WORD, manager);
  });
}

defineKind(KIND.SOCKET_HUB, {
  destroy: (heap, address) => letGo(heap, (address >> 2) + MANAGER_WORD),
});

/** With the program ends the owner of the sockets: what was sent before must not be lost. */
atEnd(() => {
  const { heap } = family();
  if (Atomics.load(heap.words, FAMILY.NAMES) === 0) return;
  const hub = findHub();
  if (hub === undefined) return;
  release(hub);
  try {
    askSync("flush", {}, { timeout: FLUSH_TIMEOUT });
  } catch {
    // A peer that takes nothing, or a hub that has ended: nothing more can be done.
  }
});
