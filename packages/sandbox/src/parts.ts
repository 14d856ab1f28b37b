/** What a sandbox is made of, found on this machine. */
import { Groups } from "./cgroup/groups.ts";
import { type Bwrap, findBwrap } from "./find-bwrap.ts";
import { type Guests, guestsOfThisMachine } from "./guest/guests.ts";
import { filterFor } from "./seccomp/filter.ts";

/** A part that is not there. */
export class Missing {
  readonly why: string;

  constructor(why: string) {
    this.why = why;
  }
}

/** All parts, each of which may be missing. */
export interface Parts {
  readonly bwrap: Bwrap | Missing;
  readonly filter: Uint8Array | Missing;
  readonly groups: Groups | Missing;
  readonly guests: Guests | Missing;
}

/** The same, with nothing missing. */
export type WholeParts = { readonly [Name in keyof Parts]: Exclude<Parts[Name], Missing> };

/** Looks for all of them. Never throws. @param before What was found earlier: what programs are lent is looked for until it is found. */
export async function findParts(env: NodeJS.ProcessEnv, before?: Parts): Promise<Parts> {
  if (process.platform !== "linux") {
    const missing = new Missing(`The sandbox is for Linux, and this is ${process.platform}.`);
    return { bwrap: missing, filter: missing, groups: missing, guests: missing };
  }
  const filter = filterFor(process.arch);
  return {
    bwrap: await found(() => findBwrap(env)),
    filter: filter ?? new Missing(`There is no table of system calls for ${process.arch}.`),
    groups: await found(async () => {
      const groups = new Groups(env["MP_CGROUP"] || undefined);
      await groups.sweep();
      return groups;
    }),
    guests:
      before && !(before.guests instanceof Missing)
        ? before.guests
        : await found(() => guestsOfThisMachine(env)),
  };
}

async function found<Part>(find: () => Promise<Part>): Promise<Part | Missing> {
  try {
    return await find();
  } catch (error) {
    return new Missing(error instanceof Error ? error.message : String(error));
  }
}

/** The parts. @throws {Error} naming what is missing. */
export function wholeOf(parts: Parts): WholeParts {
  const missing = Object.entries(parts).filter(([, part]) => part instanceof Missing);
  if (missing.length === 0) return parts as WholeParts;
  const why = missing.map(([name, part]) => `${name}: ${(part as Missing).why}`).join("; ");
  throw new Error(`Programs of strangers are not run here, as the sandbox is not complete: ${why}`);
}
