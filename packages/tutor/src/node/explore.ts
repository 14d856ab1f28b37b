import type { ChildProcess } from "node:child_process";
import { createInterface, type Interface } from "node:readline";
import type { Readable } from "node:stream";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { ScheduleSearch } from "../explore/all-schedules.ts";
import type { Explored } from "../grade/expectations.ts";
import { recordOf, type RunRecord } from "../run/record.ts";
import type { Replayed } from "../run/replayed.ts";
import type { Answer, ExplorerFailure, Question } from "./explorer-messages.ts";
import { endGroup, spawnOwned } from "./process-group.ts";
import { REPORT_FD } from "./reports.ts";

/** What to try. */
export type ExplorerOptions = ScheduleSearch;

/** How long it may take, and until when. */
export interface ExploreLimits {
  readonly timeMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** A program could not be run by turns. */
export class ExplorerError extends Error {
  override readonly name = "ExplorerError";
  readonly isOfSchedule: boolean;

  constructor({ isOfSchedule, message }: ExplorerFailure) {
    super(`The program could not be run by turns: ${message}`);
    this.isOfSchedule = isOfSchedule;
  }
}

/**
 * Runs programs by turns, in a process of its own that serves for one program after another. It starts when it is first asked, and anew
 * if it had to be ended. Ask for one thing at a time.
 */
export class Explorer implements Disposable {
  #child: ChildProcess | undefined;
  #answers: AsyncIterator<string> | undefined;
  #errors = "";

  /** Runs a program under all schedules within a bound. `undefined` if it took too long, or was stopped. */
  async explore(
    file: string,
    options: ExplorerOptions,
    limits: ExploreLimits,
  ): Promise<Explored | undefined> {
    const answer = await this.#ask({ type: "explore", url: pathToFileURL(file).href, ...options }, limits);
    return answer && "explored" in answer ? answer.explored : undefined;
  }

  /** Runs one schedule of a program again, recorded. `undefined` as in {@link Explorer.explore}. */
  async replay(file: string, schedule: string, limits: ExploreLimits): Promise<Replayed | undefined> {
    const answer = await this.#ask({ type: "replay", url: pathToFileURL(file).href, schedule }, limits);
    return answer && "replayed" in answer ? answer.replayed : undefined;
  }

  /** Runs a program under so many schedules, drawn at random, and answers the runs that differ. `undefined` as in {@link Explorer.explore}. */
  async sample(
    file: string,
    search: { readonly seeds: number; readonly maxSteps: number },
    limits: ExploreLimits,
  ): Promise<readonly RunRecord[] | undefined> {
    const answer = await this.#ask({ type: "sample", url: pathToFileURL(file).href, ...search }, limits);
    return answer && "sampled" in answer ? answer.sampled.map(recordOf) : undefined;
  }

  [Symbol.dispose](): void {
    const child = this.#child;
    this.#child = undefined;
    if (child) endGroup(child);
  }

  async #ask(question: Question, { timeMs, signal }: ExploreLimits): Promise<Answer | undefined> {
    if (signal?.aborted) return undefined;
    const answers = this.#started();
    let ended = false;
    const end = () => {
      ended = true;
      this[Symbol.dispose]();
    };
    const timer = setTimeout(end, timeMs);
    signal?.addEventListener("abort", end, { once: true });
    try {
      this.#child?.stdin?.write(`${JSON.stringify(question)}\n`);
      const { value: line } = (await answers.next()) as { readonly value?: string };
      if (ended) return undefined;
      return this.#read(line);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
    }
  }

  #read(line: string | undefined): Answer {
    if (line === undefined) {
      // It ended by itself: such as of too much memory.
      this[Symbol.dispose]();
      throw new ExplorerError({ isOfSchedule: false, message: this.#errors.trim().slice(-MOST_OF_ERRORS) });
    }
    const answer = JSON.parse(line) as Answer;
    if ("error" in answer) throw new ExplorerError(answer.error);
    return answer;
  }

  #started(): AsyncIterator<string> {
    if (this.#child && this.#answers) return this.#answers;
    // By the package's own exports: the same words find it in the source and in what is published.
    const explorer = import.meta.resolve("@mp/tutor/explorer");
    const conditions = explorer.endsWith(".ts") ? ["--conditions=@mp/source"] : [];
    const { NODE_OPTIONS: _ours, ...env } = process.env;
    const child = spawnOwned(process.execPath, [...conditions, fileURLToPath(explorer)], {
      env,
      stdio: ["pipe", "ignore", "pipe", "pipe"],
    });
    this.#child = child;
    this.#errors = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => (this.#errors += text));
    // It is told by the end of its answers that it has gone; what is still written to it then is of no interest.
    child.stdin?.on("error", () => {});
    this.#answers = linesOf(child.stdio[REPORT_FD] as Readable)[Symbol.asyncIterator]();
    return this.#answers;
  }
}

const MOST_OF_ERRORS = 2_000;

function linesOf(input: Readable): Interface {
  return createInterface({ input });
}

/** Runs one program under all schedules within a bound, in a process for it alone. `undefined` if it took too long, or was stopped. */
export async function explore(
  file: string,
  options: ExplorerOptions,
  limits: ExploreLimits,
): Promise<Explored | undefined> {
  using explorer = new Explorer();
  return await explorer.explore(file, options, limits);
}
