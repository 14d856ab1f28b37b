/** A sandbox that is open before it is needed: opening one, with its threads, takes longer than a click should. */

import type { SandboxSource } from "./frame-element.ts";
import { Sandbox } from "./sandbox.ts";

/** Milliseconds after which a page that is never idle opens one all the same. */
const BUSY_MS = 1000;

let source: SandboxSource | undefined;
let onFailure: ((error: Error) => void) | undefined;
let spare: Promise<Sandbox> | undefined;

/** Keeps one in reserve, from now on; `failed` is told if none can be opened. */
export function keepSandbox(from: SandboxSource, failed?: (error: Error) => void): void {
  source = from;
  onFailure = failed;
  refill();
}

/** Gives a sandbox that has had no job, which is the caller's to dispose of. */
export async function takeSandbox(from: SandboxSource): Promise<Sandbox> {
  const kept = from === source ? spare : undefined;
  if (kept !== undefined) spare = undefined;
  // What could not be opened then may be now.
  const sandbox = await kept?.catch(() => undefined);
  return sandbox?.isOpen === true ? sandbox : Sandbox.open(from);
}

/** Opens the next one, when the page has time. */
export function refill(): void {
  whenIdle(() => {
    if (source !== undefined) spare ??= opened(source);
  });
}

function opened(from: SandboxSource): Promise<Sandbox> {
  const sandbox = Sandbox.open(from);
  // Whoever takes it tries again, and tells.
  sandbox.catch((error: Error) => {
    spare = undefined;
    onFailure?.(error);
  });
  return sandbox;
}

function whenIdle(work: () => void): void {
  // Not in every browser.
  if (typeof requestIdleCallback === "function") requestIdleCallback(work, { timeout: BUSY_MS });
  else setTimeout(work);
}
