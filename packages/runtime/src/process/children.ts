/** The children of this process, until they have ended. */

import { whenAfresh } from "../afresh.ts";
import { port } from "../port.ts";
import { birthRecord } from "./current.ts";
import type { Exited } from "./protocol.ts";

/** What is to be known of a child here. */
export interface Child {
  /** The `Process` it is. */
  readonly owner: object;
  readonly daemon: boolean;
  /** Notes the end of the process, once it has ended. */
  look(): void;
}

const children = new Map<number, Child>();
let started = 0;
let listening = false;
whenAfresh(() => {
  children.clear();
  started = 0;
  listening = false;
});

/** The identity of the next process made here: this process's own, and its number among the siblings. */
export function nextIdentity(): readonly number[] {
  return [...(birthRecord()?.identity ?? []), ++started];
}

/** Notes a child that has been started. A child that is no daemon keeps this process alive. */
export function addChild(pid: number, child: Child): void {
  listen();
  children.set(pid, child);
  if (!child.daemon) port().hold(true);
}

/** Forgets a child that has ended. */
export function removeChild(pid: number): void {
  const child = children.get(pid);
  if (child === undefined) return;
  children.delete(pid);
  if (!child.daemon) port().hold(false);
}

/** The children that have not ended, as far as this process knows. */
export function knownChildren(): Child[] {
  return [...children.values()];
}

function listen(): void {
  if (listening) return;
  listening = true;
  port().onMessage((message) => {
    if (message.type === "exited") children.get((message as Exited).pid)?.look();
  });
}
