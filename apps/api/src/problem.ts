/**
 * What can go wrong, for whoever asked. Thrown by any layer, written by one place (`http/problems.ts`). Everything else that is thrown is a
 * fault of ours: it is logged, and the answer says no more than that.
 */

/** The kinds: what stands behind `urn:mp:problem:`, with status and title. Clients rely on them. */
export const KINDS = {
  "bad-request": [400, "The request could not be read"],
  unauthorized: [401, "A valid token is needed"],
  "not-found": [404, "There is nothing here"],
  "method-not-allowed": [405, "This method is not allowed here"],
  "not-acceptable": [406, "This cannot be answered in the form asked for"],
  "request-timeout": [408, "The request took too long to come"],
  conflict: [409, "This does not fit what is there"],
  "too-large": [413, "The request is too large"],
  "unsupported-media-type": [415, "The body must be JSON"],
  invalid: [422, "The input is not valid"],
  "key-reused": [422, "The Idempotency-Key was used for another request"],
  "headers-too-large": [431, "The head of the request is too large"],
  "too-many-requests": [429, "Too many requests"],
  "too-many-runs": [429, "Too many runs at once"],
  internal: [500, "Something went wrong on our side"],
  "queue-full": [503, "The queue is full"],
  "sandbox-missing": [503, "Programs cannot be run here"],
  unavailable: [503, "The API cannot answer now"],
} as const;

export type ProblemKind = keyof typeof KINDS;
export type ProblemStatus = (typeof KINDS)[ProblemKind][0];

/** One thing that was wrong with the input. */
export interface InputError {
  readonly pointer: string;
  readonly detail: string;
}

interface Extras {
  readonly errors?: readonly InputError[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request that cannot be answered as asked, and why. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly kind: ProblemKind;
  readonly status: ProblemStatus;
  readonly errors: readonly InputError[] | undefined;
  readonly headers: Readonly<Record<string, string>>;

  /** @param detail What was wrong this time and what to do; shown to whoever asked. */
  constructor(kind: ProblemKind, detail: string, { errors, headers = {} }: Extras = {}) {
    super(detail);
    this.kind = kind;
    this.status = KINDS[kind][0];
    this.errors = errors;
    this.headers = headers;
  }
}

/** Of what is not there, and of what is somebody else's: nobody learns which. */
export function notFound(what: string): Problem {
  return new Problem("not-found", `There is no such ${what}. Check its id, and whose it is.`);
}
