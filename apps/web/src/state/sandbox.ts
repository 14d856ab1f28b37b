/** The sandbox that programs run in: its scripts come with the app and are loaded when the first program is run, or when there is time. */

import type { Check, Expectations, Lesson } from "@mp/content";
import { keepSandbox, type SandboxSource } from "@mp/tutor/web";
import { useEffect, useSyncExternalStore } from "react";
import { BASE } from "../app/base.ts";

/** Milliseconds until a page has most likely been drawn. */
const LATER_MS = 500;

let source: Promise<SandboxSource> | undefined;

/** Gives the sandbox's scripts. */
export function loadSandbox(): Promise<SandboxSource> {
  if (!crossOriginIsolated) return Promise.reject(new Error("Processes can't share memory on this page"));
  source ??= fetchSource();
  // What failed may work the next time.
  source.catch(() => (source = undefined));
  return source;
}

async function fetchSource(): Promise<SandboxSource> {
  const [driver, program, host] = await Promise.all(["driver", "program", "host"].map(script));
  return {
    frame: `${BASE}sandbox/frame.html`,
    // A service worker answers for the frame, and so there is one without a network; but only if the element says nothing of a sandbox.
    isSandboxedByHeader: () => Boolean(navigator.serviceWorker?.controller),
    scripts: { driver: driver as Blob, program: program as Blob, host: host as Blob },
  };
}

async function script(name: string): Promise<Blob> {
  const path = `${BASE}sandbox/${name}.js`;
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status} ${response.statusText}`);
  return response.blob();
}

/** Has a sandbox ready for the first run, when the page has done what is more urgent. */
export function useReadySandbox(): void {
  useEffect(() => {
    if (crossOriginIsolated)
      whenIdle(() => void loadSandbox().then((from) => keepSandbox(from, failed), ignored));
  }, []);
}

/** What is seen when the first sandbox is opened: some browsers share memory in pages, but not in frames without an origin. */
let sharesMemory = true;
const listeners = new Set<() => void>();

function failed({ name }: Error): void {
  if (name !== "NoSharedMemory") return;
  sharesMemory = false;
  for (const listener of listeners) listener();
}

/** Whoever runs a program loads it again, and tells what is wrong. */
function ignored(): void {}

function whenIdle(work: () => void): void {
  // Not in every browser.
  if (typeof requestIdleCallback === "function") requestIdleCallback(work);
  else setTimeout(work, LATER_MS);
}

type CheckModule = { readonly default: Check | Expectations };

const checks = import.meta.glob<CheckModule>("../../../../content/*/*/check.ts");

/** Gives the check of an exercise. */
export async function loadCheck({ id, exercise }: Lesson): Promise<Check | Expectations> {
  const found = exercise && checks[`../../../../content/${exercise.check}`];
  if (found === undefined) throw new Error(`${id} has no check`);
  return (await found()).default;
}

/** Whether processes can share memory here: without the headers of the site, or in an old browser, they cannot. */
export function useCanRun(): boolean {
  // Where pages are drawn before they are sent, nothing is known of the browser.
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => crossOriginIsolated && sharesMemory,
    () => true,
  );
}
