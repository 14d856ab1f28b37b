/** A program of a page that a person schedules, in a sandbox that is kept until they are done. */

import type { Breaking } from "../explore/breaking.ts";
import type { HandPoint } from "../explore/by-hand.ts";
import type { ExploreProgress } from "../explore/request.ts";
import type { Hand } from "../explore/scheduling.ts";
import type { ScheduleTree } from "../explore/tree.ts";
import type { Program } from "../run/events.ts";
import type { HandRequest } from "./messages.ts";
import { filesOf, type LoadSandbox } from "./runner.ts";
import type { Sandbox } from "./sandbox.ts";
import { takeSandbox } from "./spare.ts";

/** How to search, and how to follow it. */
export interface HandSearch {
  /** Aborting it ends the search: what has been found is its result. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: ExploreProgress) => void) | undefined;
}

/** Milliseconds in which an answer or a sign of life must come: a sandbox that is out of memory, or stuck, gives none. */
const ANSWERS_WITHIN = 30_000;

/** One question at a time. */
export class SandboxHand implements Hand {
  readonly #load: LoadSandbox;
  readonly #program: Program;
  #sandbox: Promise<Sandbox> | undefined;

  /** @param program as it is now: who changes it makes another of these. */
  constructor(load: LoadSandbox, program: Program) {
    this.#load = load;
    this.#program = program;
  }

  point(decisions: readonly number[]): Promise<HandPoint> {
    return this.#ask({ ask: "point", decisions }) as Promise<HandPoint>;
  }

  end(decisions: readonly number[]): Promise<HandPoint> {
    return this.#ask({ ask: "end", decisions }) as Promise<HandPoint>;
  }

  breaking(search: HandSearch = {}): Promise<Breaking> {
    return this.#ask({ ask: "breaking" }, search) as Promise<Breaking>;
  }

  /** All schedules with at most `bound` preemptions, of which there may be `limit`. */
  tree(
    { bound, limit }: { readonly bound: number; readonly limit: number },
    search: HandSearch = {},
  ): Promise<ScheduleTree> {
    return this.#ask({ ask: "tree", bound, limit }, search) as Promise<ScheduleTree>;
  }

  /** Ends whatever the program is doing, at once. Who asks again gets a new sandbox. */
  [Symbol.dispose](): void {
    const sandbox = this.#sandbox;
    this.#sandbox = undefined;
    void sandbox?.then(
      (open) => open[Symbol.dispose](),
      () => {},
    );
  }

  #opened(): Promise<Sandbox> {
    const opening = (this.#sandbox ??= this.#load().then(takeSandbox));
    // What failed may work the next time.
    opening.catch(() => this.#sandbox === opening && (this.#sandbox = undefined));
    return opening;
  }

  async #ask(request: HandRequest, { signal, onProgress }: HandSearch = {}): Promise<unknown> {
    const opening = this.#opened();
    const sandbox = await opening;
    const stop = (): void => sandbox.stop();
    signal?.addEventListener("abort", stop, { once: true });
    let timer: ReturnType<typeof setTimeout> | undefined;
    const lives = (progress?: ExploreProgress): void => {
      clearTimeout(timer);
      timer = setTimeout(() => this[Symbol.dispose](), ANSWERS_WITHIN);
      if (progress) onProgress?.(progress);
    };
    lives();
    try {
      const job = { type: "hand", program: filesOf(this.#program), request } as const;
      const result = sandbox.perform(job, { onProgress: lives });
      // It may have been aborted while the sandbox was opened; a job is stopped once it has begun.
      if (signal?.aborted) stop();
      return await result;
    } finally {
      clearTimeout(timer);
      // The browser may have taken it away.
      if (!sandbox.isOpen && this.#sandbox === opening) this.#sandbox = undefined;
      signal?.removeEventListener("abort", stop);
    }
  }
}
