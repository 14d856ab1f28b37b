/** Exchanges progress with an API, and says in the student's language why that could not be. */

import { ApiProblem, createLearner, learnerIn, syncProgress } from "@mp/api-client";
import { anyProgressSchema, type Progress } from "@mp/tutor";
import type { SyncTexts } from "../../texts/sync-texts.ts";
import { CommandError, mistyped } from "../command-error.ts";
import { EXIT } from "../exit-codes.ts";
import type { ApiKeys } from "./keys.ts";

/** Milliseconds that an answer may take. */
const PATIENCE_MS = 20_000;

/** With which API, and what to say. */
export interface Exchange {
  readonly api: string;
  readonly keys: ApiKeys;
  readonly words: SyncTexts;
}

/** The learner's token: the one that was given, the one that is kept, or that of a learner who is made now. */
export async function tokenFor(
  exchange: Exchange,
  given: string | undefined,
): Promise<{ token: string; isNew: boolean }> {
  const { api, keys, words } = exchange;
  const known = given ?? keys.tokenFor(api);
  if (known !== undefined) {
    checkToken(known, words);
    return { token: known, isNew: false };
  }
  const token = await orRefuse(exchange, () => createLearner({ baseUrl: api, fetch: patiently }));
  // Before anything is sent: what is sent without it, nobody could ask for again.
  keys.keep(api, token);
  return { token, isNew: true };
}

/** Sends what is here. @returns What the API had, and both joined. */
export async function exchanged(
  exchange: Exchange,
  token: string,
  own: Progress,
): Promise<{ before: Progress; after: Progress }> {
  const { api, words } = exchange;
  const { before, after } = await orRefuse(exchange, () =>
    syncProgress({ baseUrl: api, token, fetch: patiently }, own),
  );
  const [theirs, both] = [anyProgressSchema.safeParse(before), anyProgressSchema.safeParse(after)];
  if (!theirs.success || !both.success) throw refusal(words.newer(api));
  return { before: theirs.data, after: both.data };
}

function checkToken(token: string, words: SyncTexts): void {
  try {
    learnerIn(token);
  } catch {
    throw mistyped(words.badToken);
  }
}

/** An answer that never comes is none. */
const patiently: typeof fetch = (input, init) =>
  fetch(input, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) });

async function orRefuse<T>(exchange: Exchange, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw refusal(reasonOf(error, exchange), error);
  }
}

function refusal(message: string, cause?: unknown): CommandError {
  return new CommandError(EXIT.unfinished, message, { cause });
}

function reasonOf(error: unknown, { api, keys, words }: Exchange): string {
  if (error instanceof SyntaxError) return words.notTheApi(api);
  if (error instanceof ApiProblem) {
    // What is not of the API may be anything.
    const { type, status, detail = "" }: Partial<typeof error.problem> = error.problem;
    if (!type?.startsWith("urn:mp:problem:")) return words.notTheApi(api);
    return status === 401 || status === 404 ? words.unknownToken(api, keys.path) : words.refused(api, detail);
  }
  const { cause, message } = error as Error;
  return words.unreachable(api, cause instanceof Error && cause.message !== "" ? cause.message : message);
}
