/**
 * Loaded before everything else, in each thread of the process in which a program is run by turns: there, what decides about the program lives
 * in the same threads, by turns as well. When the first text of a program is about to be compiled, all that the thread needs is loaded: from
 * then on nothing more is, and what the language and Node are made of can no more be changed. So a program cannot have the fold of its
 * executions count others, nor speak to the controller itself.
 */
import { EventEmitter } from "node:events";
import { registerHooks } from "node:module";
import { isMainThread } from "node:worker_threads";
import { freezeAll } from "./freeze.ts";

/** By these a program would reach modules that it does not import. */
const DOORS = ["getBuiltinModule", "binding", "_linkedBinding", "dlopen"] as const;

let isShut = false;

registerHooks({
  resolve(specifier, context, next) {
    if (isShut) throw new Error(`${specifier} is not to be had here: import it at the top, if it may be`);
    return next(specifier, context);
  },
});

function shut(): void {
  if (isShut) return;
  isShut = true;
  for (const name of DOORS)
    Object.defineProperty(process, name, { value: undefined, configurable: false, writable: false });
  const { BroadcastChannel, Event, EventTarget, MessageChannel, MessageEvent, MessagePort } = globalThis;
  const lazy = [BroadcastChannel, Event, EventTarget, MessageChannel, MessageEvent, MessagePort];
  freezeAll([globalThis, EventEmitter, process.stdout, process.stderr, ...lazy]);
  keepGlobals();
}

/** What the thread's own code names, it shall find: `Map` is what it was. */
function keepGlobals(): void {
  for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(globalThis))) {
    if (descriptor.configurable !== true) continue;
    const writable = "value" in descriptor ? { writable: false } : {};
    Object.defineProperty(globalThis, name, { ...descriptor, ...writable, configurable: false });
  }
}

// A host compiles a program by the global `eval`, when it has loaded what the program imports; the thread of the controller compiles none.
if (!isMainThread) {
  // oxlint-disable-next-line no-eval -- it is not called here, but watched
  const evaluate = globalThis.eval;
  const guarded = (text: string): unknown => {
    shut();
    return evaluate(text);
  };
  Object.defineProperty(globalThis, "eval", { value: guarded, configurable: false, writable: false });
}
