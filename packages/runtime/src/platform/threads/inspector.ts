/** V8's inspector of this very thread, asked so that it answers at once. */

import { Session } from "node:inspector";

/** A value, as the inspector shows it. */
export interface RemoteValue {
  readonly objectId?: string;
  readonly description?: string;
  readonly value?: unknown;
}

/** A property of an object or a variable of a scope. */
export interface Property {
  readonly name: string;
  readonly value?: RemoteValue;
}

/** What the inspector answers to the methods used here. */
interface Answers {
  "Runtime.evaluate": { readonly result: RemoteValue };
  "Runtime.getProperties": { readonly result: Property[]; readonly internalProperties?: Property[] };
  "Runtime.callFunctionOn": unknown;
  "Debugger.enable": unknown;
  "Debugger.disable": unknown;
}

const scriptUrls = new Map<string, string>();
let session: Session | undefined;

/** Calls a method of the inspector. */
export function ask<M extends keyof Answers>(method: M, parameters: object = {}): Answers[M] {
  session ??= connect();
  let answer: Answers[M] | undefined;
  let failure: Error | null = null;
  const asked = session;
  atOnce(() =>
    asked.post(method, parameters, (error: Error | null, result?: unknown) => {
      failure = error;
      answer = result as Answers[M];
    }),
  );
  if (failure !== null) throw failure as Error;
  return answer as Answers[M];
}

/**
 * The session is this thread's own, so V8 has answered when `post` returns. Node gives the answer at once; Deno keeps it for
 * `process.nextTick`, which therefore does not wait as long as this call lasts.
 */
function atOnce(post: () => void): void {
  // oxlint-disable-next-line typescript/unbound-method -- it is put back, not called
  const { nextTick } = process;
  process.nextTick = (callback: Function, ...args: unknown[]) => void callback(...args);
  try {
    post();
  } finally {
    process.nextTick = nextTick;
  }
}

/** Ends the session: as long as there is one, Deno has each new worker wait half a second for a debugger. */
export function hangUp(): void {
  session?.disconnect();
  session = undefined;
}

function connect(): Session {
  const made = new Session();
  made.connect();
  made.on("Debugger.scriptParsed", ({ params }) => {
    scriptUrls.set(params.scriptId, params.url);
  });
  return made;
}

/** URL of a script. */
export function urlOf(scriptId: string): string {
  if (!scriptUrls.has(scriptId)) {
    // Enabling tells of every script there is; disabling again leaves the program at full speed.
    ask("Debugger.enable");
    ask("Debugger.disable");
  }
  return scriptUrls.get(scriptId) ?? "";
}
