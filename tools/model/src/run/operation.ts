/** A generator of the program under test, which may stop inside each of its steps. */

import { Followed, type Mark, mixValue, type Past, type Track } from "./past.ts";
import type { Run } from "./run.ts";

/** What the source yields, as opposed to a stop. */
export class Yielded {
  readonly value: unknown;
  constructor(value: unknown) {
    this.value = value;
  }
}

/** The process that runs an operation. */
interface Owner {
  readonly past: Past;
}

export class ModelOperation {
  readonly run: Run<unknown>;
  private readonly process: Owner;
  private track: Track | undefined;
  private first: Mark | undefined;

  constructor(process: Owner, run: Run<unknown>) {
    this.process = process;
    this.run = run;
  }

  next(value?: unknown): Run<Followed> {
    return this.step(() => this.run.next(value), value);
  }

  throw(error: unknown): Run<Followed> {
    return this.step(() => this.run.throw(error), "thrown");
  }

  private *step(first: () => IteratorResult<unknown>, given: unknown): Run<Followed> {
    const { past } = this.process;
    const outer = past.track;
    this.first ??= past.mark();
    past.track = this.track ??= past.branch();
    mixValue(past.track, given);
    let failure: unknown = undefined;
    try {
      let step = first();
      while (!step.done && step.value === this.process) step = this.run.next(yield this.process);
      mixValue(past.track, "yielded");
      past.track = outer;
      if (!step.done) return new Followed(false, (step.value as Yielded).value);
      past.join(this.track, this.first, step.value);
      return new Followed(true, step.value);
    } catch (error) {
      failure = error;
      throw error;
    } finally {
      past.track = outer;
      if (failure !== undefined) past.join(this.track, this.first, failure);
    }
  }
}
