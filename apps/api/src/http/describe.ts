/** Pieces of the contract that routes are described with. */
import type { z } from "@hono/zod-openapi";
import { problemSchema } from "../contract/problem.ts";
import { KINDS, type ProblemKind } from "../problem.ts";

/** An answer in JSON. */
export function json<T extends z.ZodType>(schema: T, description: string) {
  return { description, content: { "application/json": { schema } } };
}

/** A body in JSON, which must be there. */
export function jsonBody<T extends z.ZodType>(schema: T) {
  return { required: true, content: { "application/json": { schema } } };
}

type ProblemResponse = {
  description: string;
  content: { "application/problem+json": { schema: typeof problemSchema } };
};

/** The problems that a route may answer with; what any route may (429, 500, 503) is added. */
export function problems(
  ...kinds: readonly ProblemKind[]
): Record<`4${number}` | `5${number}`, ProblemResponse> {
  const all: readonly ProblemKind[] = [
    ...kinds,
    "unauthorized",
    "invalid",
    "too-many-requests",
    "internal",
    "unavailable",
  ];
  const byStatus = new Map<number, Set<string>>();
  for (const kind of all) {
    const [status, title] = KINDS[kind];
    byStatus.set(status, (byStatus.get(status) ?? new Set()).add(`\`${kind}\`: ${title}.`));
  }
  const entries = [...byStatus].map(([status, lines]) => [
    String(status),
    { description: [...lines].join(" "), content: { "application/problem+json": { schema: problemSchema } } },
  ]);
  return Object.fromEntries(entries) as Record<`4${number}`, ProblemResponse>;
}

/** 304: whoever sent `If-None-Match` has it already. */
export const NOT_MODIFIED = {
  description: "What you have is what there is: your `If-None-Match` is its ETag.",
};

/** A route that wants a learner's token. */
export const LEARNER = [{ learner: [] }];
