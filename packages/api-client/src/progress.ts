import { type ClientOptions, createClient } from "./client.ts";
import type { components } from "./contract.ts";
import { expectOk } from "./problem.ts";

/** A learner's progress, in the tutor's own format. */
export type ProgressDocument = components["schemas"]["Progress"];

/** Where the API is, and whose progress it is. */
export interface LearnerOptions extends ClientOptions {
  readonly token: string;
}

/** What joining came to. */
export interface SyncedProgress {
  /** What the API had before. */
  readonly before: ProgressDocument;
  /** Both, joined. */
  readonly after: ProgressDocument;
}

/** Makes a learner. @returns Their token: it is shown this once. @throws {ApiProblem} */
export async function createLearner(options: ClientOptions): Promise<string> {
  return expectOk(await createClient(options).POST("/v1/learners")).token;
}

/**
 * Joins a learner's progress with what the API has of it. Nothing is lost on either side, however often and in whichever order devices do so.
 *
 * @throws {ApiProblem} If the API refuses.
 * @throws {TypeError} If it cannot be reached.
 */
export async function syncProgress(
  options: LearnerOptions,
  own: { readonly version: number },
): Promise<SyncedProgress> {
  const client = createClient(options);
  const params = { path: { learner: learnerIn(options.token) } };
  const before = expectOk(await client.GET("/v1/learners/{learner}/progress", { params }));
  const after = expectOk(await client.POST("/v1/learners/{learner}/progress", { params, body: { ...own } }));
  return { before, after };
}

/** The id of the learner whose token it is. @throws {TypeError} If it is none. */
export function learnerIn(token: string): string {
  const [, id] = /^mpl_([\da-f-]{36})_[\w-]+$/.exec(token) ?? [];
  if (id === undefined)
    throw new TypeError("This is no token of a learner: one begins with `mpl_`. Copy all of it.");
  return id;
}
