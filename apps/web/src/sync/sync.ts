/**
 * Keeps this browser's progress and that at the API the same: what is here is sent, what comes back is both, joined. Whoever sends what when, all end
 * with the same, so what was done without a network needs no list: the next time all of it is sent.
 */

import {
  type ApiClient,
  ApiProblem,
  type ClientOptions,
  createClient,
  createLearner,
  expectOk,
  learnerIn,
} from "@mp/api-client";
import type { Language } from "@mp/content";
import { anyProgressSchema, mergeProgress, type Progress, type ProgressStore, Store } from "@mp/tutor";
import { type Account, keepAccount } from "./account.ts";

/** How it stands. */
export type SyncState =
  | { readonly phase: "off" }
  | { readonly phase: "working" }
  | { readonly phase: "done"; readonly at: Date }
  /** There is no network, or the API does not answer: it is tried again. */
  | { readonly phase: "waiting" }
  /** The API says no, in words; it is tried again. */
  | { readonly phase: "refused"; readonly why: string }
  /** The API does not know the token any more. */
  | { readonly phase: "unknown" };

/** Milliseconds from a change to its way to the API: what is done in one go is sent in one. */
const SOON = 1500;
/** Milliseconds to the first try after one that failed; each wait is twice the one before, up to the most. */
const [FIRST_RETRY, MOST_RETRY] = [5000, 600_000] as const;

/** Milliseconds that an answer may take. */
const PATIENCE = 20_000;

/** Of one page. */
export class Sync {
  readonly state = new Store<SyncState>({ phase: "off" });
  readonly #progress: ProgressStore;
  readonly #language: () => Language;
  #account: Account | undefined;
  /** What both had last. */
  #same: Progress | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #retry: number = FIRST_RETRY;

  constructor(progress: ProgressStore, language: () => Language) {
    this.#progress = progress;
    this.#language = language;
    progress.subscribe(() => this.#account && progress.read() !== this.#same && this.#soon(SOON));
    addEventListener("online", () => void this.now());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") void this.now();
    });
  }

  get account(): Account | undefined {
    return this.#account;
  }

  /** Goes on with an account that is kept. */
  async resume(account: Account): Promise<void> {
    this.#account = account;
    await this.now();
  }

  /** Begins: as a new learner, or as the one of a token. @throws {ApiProblem} The API says no. @throws {TypeError} It is not reached. */
  async begin(api: string, token?: string): Promise<void> {
    const account = token === undefined ? await this.#made(api) : await this.#known(api, token);
    await keepAccount(account);
    await this.resume(account);
  }

  /** Ends: the token is taken away here, and stays good elsewhere. */
  async end(): Promise<void> {
    clearTimeout(this.#timer);
    this.#account = undefined;
    await keepAccount(undefined);
    this.state.set({ phase: "off" });
  }

  /** Has the API forget the learner, and ends. */
  async forget(): Promise<void> {
    if (this.#account) {
      const params = { path: { learner: learnerIn(this.#account.token) } };
      expectOk(await this.#client(this.#account).DELETE("/v1/learners/{learner}", { params }));
    }
    await this.end();
  }

  /** Sends what is here, and takes over what comes back. */
  async now(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const account = this.#account;
    if (account === undefined || this.state.get().phase === "working") return;
    this.state.set({ phase: "working" });
    try {
      const joined = await this.#exchange(account, this.#progress.read());
      if (account !== this.#account) return;
      // What was done meanwhile is not in what came back, and is sent next.
      this.#same = joined;
      const now = this.#progress.change((here) => mergeProgress(here, joined));
      this.#retry = FIRST_RETRY;
      this.state.set({ phase: "done", at: new Date() });
      if (JSON.stringify(now) === JSON.stringify(mergeProgress(joined, joined))) this.#same = now;
      else this.#soon(SOON);
    } catch (error) {
      if (account === this.#account) this.#failed(error);
    }
  }

  #failed(error: unknown): void {
    const status = error instanceof ApiProblem ? error.problem.status : undefined;
    if (status === 401 || status === 404) {
      this.state.set({ phase: "unknown" });
      return;
    }
    this.state.set(
      error instanceof ApiProblem ? { phase: "refused", why: told(error) } : { phase: "waiting" },
    );
    this.#soon(this.#retry);
    this.#retry = Math.min(2 * this.#retry, MOST_RETRY);
  }

  #soon(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.now(), milliseconds);
  }

  async #exchange(account: Account, progress: Progress): Promise<Progress> {
    const params = { path: { learner: learnerIn(account.token) } };
    const answer = await this.#client(account).POST("/v1/learners/{learner}/progress", {
      params,
      body: { ...progress },
    });
    return anyProgressSchema.parse(expectOk(answer));
  }

  async #made(api: string): Promise<Account> {
    return { api, token: await createLearner(this.#options({ api })) };
  }

  async #known(api: string, token: string): Promise<Account> {
    const params = { path: { learner: learnerIn(token) } };
    expectOk(await this.#client({ api, token }).GET("/v1/learners/{learner}", { params }));
    return { api, token };
  }

  #client(account: Account): ApiClient {
    return createClient(this.#options(account));
  }

  #options({ api, token }: { readonly api: string; readonly token?: string }): ClientOptions {
    const language = this.#language();
    return { baseUrl: api, language, fetch: patiently, ...(token !== undefined && { token }) };
  }
}

/** An answer that never comes is none. */
const patiently: typeof fetch = (input, init) =>
  fetch(input, { ...init, signal: AbortSignal.timeout(PATIENCE) });

/** What the API says, in its words. */
export function told({ problem: { title, detail } }: ApiProblem): string {
  return [title, detail].filter(Boolean).join(": ");
}
