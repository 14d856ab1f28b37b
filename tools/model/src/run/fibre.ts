/** Promises and asynchronous functions of the program under test, with an order of events that is always the same. */

import { called, isRun, type Run } from "./run.ts";

/** An asynchronous function that has begun. */
export interface Fibre {
  readonly run: Run<unknown>;
  readonly promise: ModelPromise;
}

/** What a fibre yields to await a promise. */
export interface Awaited {
  readonly promise: ModelPromise;
}

export type Outcome = { readonly value: unknown } | { readonly error: unknown };

/** The event loop, as a promise needs it. */
interface Loop {
  soon(fibre: Fibre, outcome: Outcome): void;
}

type Reaction = (outcome: Outcome) => void;

/** Stands for a `Promise` in one process. */
export class ModelPromise {
  private readonly loop: Loop;
  private outcome: Outcome | undefined;
  private readonly reactions: Reaction[] = [];

  constructor(loop: Loop) {
    this.loop = loop;
  }

  /** A promise of a value, or the value if it is one. */
  static of(loop: Loop, value: unknown): ModelPromise {
    if (value instanceof ModelPromise) return value;
    const promise = new ModelPromise(loop);
    promise.settle({ value });
    return promise;
  }

  /** `new Promise(executor)`. */
  static *made(loop: Loop, executor: (...settle: unknown[]) => unknown): Run<ModelPromise> {
    const promise = new ModelPromise(loop);
    const resolve = (value: unknown): void => promise.settle({ value });
    const reject = (error: unknown): void => promise.settle({ error });
    const answer = executor(resolve, reject);
    if (isRun(answer)) yield* answer;
    return promise;
  }

  settle(outcome: Outcome): void {
    if (this.outcome !== undefined) return;
    const value = "value" in outcome ? outcome.value : undefined;
    if (value instanceof ModelPromise) {
      value.react((inner) => this.settle(inner));
      return;
    }
    this.outcome = outcome;
    for (const reaction of this.reactions) reaction(outcome);
  }

  /** Calls back at once if the promise is settled. */
  react(reaction: Reaction): void {
    if (this.outcome === undefined) this.reactions.push(reaction);
    else reaction(this.outcome);
  }

  // oxlint-disable-next-line unicorn/no-thenable -- it stands for a promise.
  then(fulfilled?: (value: unknown) => unknown, rejected?: (error: unknown) => unknown): ModelPromise {
    const next = new ModelPromise(this.loop);
    this.react((outcome) => {
      const callback = "value" in outcome ? fulfilled : rejected;
      const given = "value" in outcome ? outcome.value : outcome.error;
      if (callback === undefined) next.settle(outcome);
      else this.loop.soon({ run: called(callback, given), promise: next }, { value: undefined });
    });
    return next;
  }

  catch(rejected: (error: unknown) => unknown): ModelPromise {
    return this.then(undefined, rejected);
  }
}
