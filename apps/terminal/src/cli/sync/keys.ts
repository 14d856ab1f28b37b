/** The tokens that make the student a learner of some APIs: a file beside their progress, which nobody else may read. */

import { readFileSync } from "node:fs";
import { writeAtomically } from "@mp/tutor/node";

/** What is in the file. */
interface Kept {
  readonly version: 1;
  /** The API of the last time. */
  readonly last?: string;
  /** Address of an API → the learner's token. */
  readonly tokens: Readonly<Record<string, string>>;
}

/** A file that is there and is not what it should be. */
export class DamagedKeys extends Error {
  override readonly name = "DamagedKeys";
}

export class ApiKeys {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  /** The API of the last time. @throws {DamagedKeys} */
  get last(): string | undefined {
    return this.#read().last;
  }

  /** The token for an API. @throws {DamagedKeys} */
  tokenFor(api: string): string | undefined {
    const { tokens } = this.#read();
    return Object.hasOwn(tokens, api) ? tokens[api] : undefined;
  }

  /** Keeps a token, and that this API was the last one. */
  keep(api: string, token: string): void {
    const kept: Kept = { version: 1, last: api, tokens: { ...this.#read().tokens, [api]: token } };
    writeAtomically(this.path, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
  }

  #read(): Kept {
    const text = textIn(this.path);
    if (text === undefined) return { version: 1, tokens: {} };
    const kept = parsed(text);
    // A token that is lost takes the way to what the API has with it: nothing is written over what cannot be read.
    if (!kept) throw new DamagedKeys(this.path);
    return kept;
  }
}

function textIn(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function parsed(text: string): Kept | undefined {
  try {
    const kept = JSON.parse(text) as Partial<Kept> | null;
    const isKept = kept?.version === 1 && typeof kept.tokens === "object" && kept.tokens !== null;
    return isKept ? (kept as Kept) : undefined;
  } catch {
    return undefined;
  }
}
