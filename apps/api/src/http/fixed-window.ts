/**
 * Counts requests of each client, anew in each window of time. One step a request, whatever number of clients there is: the whole table goes with its
 * window, so nothing is kept of who came once.
 */

/** So many in so many seconds. */
export interface Quota {
  readonly name: string;
  readonly quota: number;
  readonly seconds: number;
}

/** What is left to a client. */
export interface Allowance {
  /** False if this one was too many. */
  readonly granted: boolean;
  readonly left: number;
  /** Seconds until the window ends. */
  readonly wait: number;
}

export class FixedWindow {
  readonly quota: Quota;
  /** As the header `RateLimit-Policy` has it. */
  readonly policy: string;
  readonly #now: () => number;
  #counts = new Map<string, number>();
  #endsAt = -Infinity;

  /** @param now Milliseconds of a clock that never goes back. */
  constructor(quota: Quota, now: () => number = () => performance.now()) {
    this.quota = quota;
    this.policy = `"${quota.name}";q=${quota.quota};w=${quota.seconds}`;
    this.#now = now;
  }

  /** Counts one request of a client. */
  take(client: string): Allowance {
    const now = this.#now();
    const { quota, seconds } = this.quota;
    if (now >= this.#endsAt) {
      this.#counts = new Map();
      this.#endsAt = now + seconds * 1000;
    }
    const count = (this.#counts.get(client) ?? 0) + 1;
    this.#counts.set(client, count);
    const wait = Math.ceil((this.#endsAt - now) / 1000);
    return { granted: count <= quota, left: Math.max(0, quota - count), wait };
  }

  /** As the header `RateLimit` has it. */
  describe({ left, wait }: Allowance): string {
    return `"${this.quota.name}";r=${left};t=${wait}`;
  }
}
