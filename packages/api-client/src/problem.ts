import type { components } from "./contract.ts";

/** A request that the API refused, and why. */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem";
  /** The whole problem, as RFC 9457 has it; `type` says its kind. */
  readonly problem: components["schemas"]["Problem"];

  constructor(problem: components["schemas"]["Problem"]) {
    super(`${problem.title} (${problem.status}): ${problem.detail ?? problem.type}`);
    this.problem = problem;
  }
}

/** The data of an answer. @throws {ApiProblem} If it is a refusal. */
export function expectOk<T>({ data, error }: { readonly data?: T; readonly error?: unknown }): T {
  if (error !== undefined) throw new ApiProblem(error as components["schemas"]["Problem"]);
  return data as T;
}
