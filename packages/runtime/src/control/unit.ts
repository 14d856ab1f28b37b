/** A module of a program, as a host has it. */

/** A module as a function. */
export interface Unit {
  readonly url: string;
  readonly text: string;
  /** What it imports: URLs of modules, names of libraries. */
  readonly imports: readonly string[];
}

/** What a specifier in a module means: a URL, if it is relative to the module. */
export function resolve(specifier: string, from: string): string {
  return /^(\.{0,2}\/|[a-z]+:\/\/)/i.test(specifier) ? new URL(specifier, from).href : specifier;
}
