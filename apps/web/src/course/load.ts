/** Loads data of the site, each file once. A page that was rendered before carries its own. */

import { BASE } from "../app/base.ts";

type Loaded = Promise<unknown> & { status?: "fulfilled"; value?: unknown };

const loaded = new Map<string, Loaded>();
const failed = new Set<string>();

/** The data at a path from the root of the site. */
export function load<T>(path: string): Promise<T> {
  let promise = loaded.get(path);
  if (promise === undefined) {
    promise = fetchJson(path);
    loaded.set(path, promise);
    // It stays: whoever draws with it asks again, and is to hear the same.
    promise.catch(() => failed.add(path));
  }
  return promise as Promise<T>;
}

/** What failed may work the next time. */
export function forgetFailed(): void {
  for (const path of failed) loaded.delete(path);
  failed.clear();
}

/** Puts data in place that is there already: React's `use` then gives it at once. */
export function give(path: string, value: unknown): void {
  const promise: Loaded = Promise.resolve(value);
  promise.status = "fulfilled";
  promise.value = value;
  loaded.set(path, promise);
}

async function fetchJson(path: string): Promise<unknown> {
  const response = await fetch(`${BASE}${path}`);
  if (!response.ok) throw new Error(`${path}: ${response.status} ${response.statusText}`);
  return response.json();
}
