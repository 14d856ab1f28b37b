import { expect } from "chai";
import type { Case, Use } from "./case.ts";

/** Runs a case here; gives what it threw, with its stack, or `undefined`. */
export async function attempt(one: Case): Promise<string | undefined> {
  const used: (Disposable | AsyncDisposable)[] = [];
  const use: Use = (resource) => {
    used.push(resource);
    return resource;
  };
  try {
    try {
      await one.run(expect, use);
    } finally {
      for (const resource of used.toReversed()) await dispose(resource);
    }
    return undefined;
  } catch (error) {
    return error instanceof Error ? `${error.message}\n${error.stack}` : String(error);
  }
}

async function dispose(resource: Disposable | AsyncDisposable): Promise<void> {
  if (Symbol.asyncDispose in resource) await resource[Symbol.asyncDispose]();
  else resource[Symbol.dispose]();
}
