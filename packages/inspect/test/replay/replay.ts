/** Runs what was recorded again, on whatever platform this is: imported by tests and by pages. */
import type { Controller } from "@mp/runtime/control";
import { digestOf } from "./digest.ts";

/** A program, and schedules of it with what they came to. */
export interface Recordings {
  readonly name: string;
  readonly url: string;
  readonly code: string;
  readonly maxSteps: number;
  /** By schedule, the digest of the execution. */
  readonly digests: Readonly<Record<string, string>>;
}

/** Replays everything; gives those that did not come to the same. */
export async function replayAll(controller: Controller, all: readonly Recordings[]): Promise<string[]> {
  const others: string[] = [];
  for (const { code, digests, maxSteps, name, url } of all) {
    const program = { main: url, modules: [{ url, code }] };
    for (const [schedule, digest] of Object.entries(digests)) {
      const execution = await controller.run(program, { schedule, maxSteps, trace: true, sites: true });
      if ((await digestOf(execution)) !== digest) others.push(`${name} ${schedule}`);
    }
  }
  return others;
}

/** How many schedules were recorded. */
export function countOf(all: readonly Recordings[]): number {
  return all.reduce((sum, { digests }) => sum + Object.keys(digests).length, 0);
}

/** One of the recordings, with another digest: to see that a difference is told. */
export function altered(all: readonly Recordings[]): {
  readonly recordings: Recordings;
  readonly name: string;
} {
  const { digests, ...one } = all.find(({ digests }) => Object.keys(digests).length > 0)!;
  const [schedule = "", digest = ""] = Object.entries(digests)[0] ?? [];
  const changed = digest.replace(/^./, (digit) => (digit === "0" ? "1" : "0"));
  return { recordings: { ...one, digests: { [schedule]: changed } }, name: `${one.name} ${schedule}` };
}
