import { Process } from "@mp/runtime";

/** Starts a process. */
// oxlint-disable-next-line typescript/no-explicit-any -- parameters of a target may be of any type
export function started<A extends readonly any[]>(target: (...args: A) => unknown, ...args: A): Process<A> {
  const child = new Process<A>({ target, args });
  child.start();
  return child;
}
