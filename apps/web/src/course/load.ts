/** Loads data of the site, each file once. A page that was rendered before carries its own. */

import { BASE } from "../app/base.ts";

type Loaded = Promise<unknown> & { status?: "fulfilled"; value?: unknown };

const loaded = new Map<string, Loaded>();

/** The data at a path from the root of the site. */
export function load<T>(path: string): Promise<T> {
  let promise = loaded.get(path);
  if (promise === undefined) {
    promise = fetchJson(path);
    loaded.set(path, promise);
    // What failed may work the next time.
    promise.catch(() => loaded.delete(path));
  }
  return promise as Promise<T>;
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
