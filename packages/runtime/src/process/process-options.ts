import type { ResourceLimits } from "../port.ts";
import type { BirthRecord } from "./protocol.ts";
import type { ROLE, RoleStart } from "./roles.ts";

/** Key of the birth record among the options of the object that stands for this very process; not for users. */
export const SELF: unique symbol = Symbol("self");

/** An object of a subclass of `Process`, on its way to its own process. */
export interface Self {
  readonly type: Function;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** @inline */
// Parameters of a target may be of any type; the arguments are checked against them.
// oxlint-disable-next-line typescript/no-explicit-any
type Target<A extends readonly any[]> = (...args: A) => unknown;

/** What a {@link Process} runs, and how. */
// oxlint-disable-next-line typescript/no-explicit-any
export interface ProcessOptions<A extends readonly any[] = readonly any[]> {
  /** What the process runs; if it gives a promise, the process awaits it. Found in the child by its module and name. */
  target?: Target<A> | undefined;
  /** The arguments of `target`. */
  args?: A | undefined;
  /** Its name; `Process-1`, `Process-2`, … if left out. */
  name?: string | undefined;
  /** A daemon is ended when its parent ends; a parent waits for its other children. Inherited if left out. */
  daemon?: boolean | undefined;
  /** Limits of its memory, where the platform has them. */
  resourceLimits?: ResourceLimits | undefined;
  /** @internal */
  [ROLE]?: RoleStart;
  /** @internal */
  [SELF]?: BirthRecord;
}
