/**
 * The threads of one program. The first is started before the program is known, and its supervisor with it: what they do until they can run
 * one takes most of the time between a click and the first line.
 */

import type { GivenProgram } from "@mp/runtime/internal/program";
import { MAIN_PROCESS } from "../../run/events.ts";
import type { Report } from "./reporter.ts";

/** What each thread is told of the run: the program, what is recorded of it, and how much it may write. */
export interface GivenRun extends GivenProgram {
  readonly outputBytes: number;
}

/** What the driver and threads that have no program yet tell each other, on a channel of their own. */
export type Asking = { readonly type: "ask" } | { readonly type: "given"; readonly run: GivenRun };

/** Who gets what is told of the threads. */
export interface ThreadsListener {
  onReport(report: Report): void;
  /** The script itself has failed. */
  onFailure(message: string): void;
}

export class Threads {
  readonly #questions: BroadcastChannel;
  readonly #reports: BroadcastChannel;
  readonly #first: Worker;
  #run: GivenRun | undefined;
  #listener: ThreadsListener | undefined;

  /** @param script is the one of each thread */
  constructor(script: BlobPart) {
    const channel = crypto.getRandomValues(new Uint32Array(4)).join("-");
    this.#reports = new BroadcastChannel(channel);
    this.#questions = new BroadcastChannel(questionsOf(channel));
    this.#reports.addEventListener("message", ({ data }: MessageEvent<Report>) =>
      this.#listener?.onReport(data),
    );
    this.#questions.addEventListener("message", () => this.#answer());
    const given = `self.mpGiven = ${JSON.stringify({ channel })};\n`;
    const url = URL.createObjectURL(new Blob([given, script], { type: "text/javascript" }));
    this.#first = new Worker(url, { name: MAIN_PROCESS.name });
    this.#first.addEventListener("error", ({ message }) => this.#listener?.onFailure(message));
  }

  /** Has them run a program. */
  run(run: GivenRun, listener: ThreadsListener): void {
    this.#listener = listener;
    this.#run = run;
    this.#answer();
  }

  /** Gives them up, when no program is run by them. */
  end(): void {
    this.#first.terminate();
  }

  #answer(): void {
    if (this.#run === undefined) return;
    const given: Asking = { type: "given", run: this.#run };
    this.#questions.postMessage(given);
  }
}

/** The channel on which threads ask for their program. */
export function questionsOf(channel: string): string {
  return `${channel}/program`;
}
