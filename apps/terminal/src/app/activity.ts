import { readFileSync } from "node:fs";
import type { Lesson, ProcessEvent } from "@mp/content";
import {
  type Grading,
  isProcessEvent,
  type LimitMet,
  type RunEvent,
  type RunRecord,
  record,
} from "@mp/tutor";
import { checkFile, run } from "@mp/tutor/node";
import type { Trace } from "@mp/runtime/trace";
import { type OutputLine, OutputLines } from "../render/output.ts";
import type { Recorded } from "../render/trace/recorded.ts";
import { signsFor } from "../render/trace/signs.ts";
import { Store } from "./store.ts";

/** What the panel beside or over the text shows: a program running or run, being checked or checked. */
export interface ActivityState {
  readonly kind: "none" | "run" | "check";
  readonly running: boolean;
  readonly lines: readonly OutputLine[];
  readonly events: readonly ProcessEvent[];
  /** Milliseconds: so far, or in all. */
  readonly time: number;
  readonly exitCode: number | null;
  readonly stopped: boolean;
  readonly limit?: LimitMet;
  readonly grading?: Grading;
  /** What was recorded of a run: so far, or all of it. */
  readonly recorded?: Recorded;
  /** The program as it was when it was run. */
  readonly source?: { readonly file: string; readonly text: string };
  readonly error?: string;
}

const NOTHING: ActivityState = {
  kind: "none",
  running: false,
  lines: [],
  events: [],
  time: 0,
  exitCode: null,
  stopped: false,
};

// A flood of output must not become a flood of frames, nor fill the memory with lines nobody scrolls to.
const FRAME_MS = 60;
const MOST_LINES = 5_000;
// How often the lanes of a run are drawn anew.
const LANES_MS = 150;

/** What is to be run or checked. */
export interface ActivityRequest {
  readonly lesson: Lesson;
  readonly file: string;
  readonly courseFolder: string;
}

/** Runs and checks programs, one at a time, and keeps what there is to see of it. */
export class Activity extends Store<ActivityState> {
  #abort: AbortController | undefined;
  #lines: OutputLine[] = [];
  #events: ProcessEvent[] = [];
  #trace: Trace | undefined;

  constructor() {
    super(NOTHING);
  }

  /** Runs a program and answers whether it came to its end. */
  async run({ lesson, file }: ActivityRequest): Promise<boolean> {
    const trace = { sites: true, everyMs: LANES_MS };
    const source = { file, text: readFileSync(file, "utf8") };
    const end = await this.#follow(
      "run",
      async (signal, watch) => ({
        run: await record(run({ file }, { budget: lesson.budget, signal, trace }), watch),
      }),
      { source },
    );
    return end !== undefined && !end.run.stopped && !end.run.limit;
  }

  /** Checks a program and answers what came of it. */
  async check({ lesson, file, courseFolder }: ActivityRequest): Promise<Grading | undefined> {
    const end = await this.#follow("check", (signal, watch) =>
      checkFile({ courseFolder, lesson, file, signal, watch }),
    );
    return end?.grading;
  }

  /** Ends what is running, at once. */
  stop(): void {
    this.#abort?.abort();
  }

  /** Puts the panel away. */
  clear(): void {
    this.stop();
    this.set(NOTHING);
  }

  async #follow<T extends { run: RunRecord; grading?: Grading }>(
    kind: "run" | "check",
    work: (signal: AbortSignal, watch: (event: RunEvent) => void) => Promise<T>,
    first: Partial<ActivityState> = {},
  ): Promise<T | undefined> {
    this.stop();
    const abort = new AbortController();
    this.#begin({ ...NOTHING, ...first, kind, running: true }, abort);
    const output = new OutputLines();
    const began = performance.now();
    const frames = setInterval(() => this.#show({ time: performance.now() - began }), FRAME_MS);
    try {
      const end = await work(abort.signal, (event) => this.#abort === abort && this.#see(event, output));
      if (this.#abort !== abort) return undefined;
      this.#end(end.run, end.grading);
      return end;
    } catch (error) {
      if (this.#abort === abort) this.#show({ running: false, error: String(error) });
      return undefined;
    } finally {
      clearInterval(frames);
    }
  }

  #begin(state: ActivityState, abort: AbortController): void {
    this.#abort = abort;
    this.#lines = [];
    this.#events = [];
    this.#trace = undefined;
    this.set(state);
  }

  #see(event: RunEvent, output: OutputLines): void {
    this.#lines.push(...output.add(event));
    if (this.#lines.length > MOST_LINES) this.#lines.splice(0, this.#lines.length - MOST_LINES);
    if (isProcessEvent(event) && event.type !== "output") this.#events.push(event);
    if (event.type === "trace" && event.trace) void this.#draw(event.trace);
  }

  /** Takes in what was recorded, once there is what draws it. */
  async #draw(trace: Trace): Promise<void> {
    const abort = this.#abort;
    this.#trace = trace;
    const { recordedOf } = await import("../render/trace/recorded.ts");
    const { running, stopped, limit, time } = this.get();
    if (this.#trace !== trace || this.#abort !== abort) return;
    const until = running || stopped || limit ? time : undefined;
    this.#show({ recorded: recordedOf(trace, { signs: signsFor(process.env), until, isRunning: running }) });
  }

  #end({ time, exitCode, stopped, limit }: RunRecord, grading: Grading | undefined): void {
    this.#show({
      running: false,
      time,
      exitCode,
      stopped,
      ...(limit && { limit }),
      ...(grading && { grading }),
    });
  }

  #show(change: Partial<ActivityState>): void {
    const state = this.get();
    if (state.kind === "none") return;
    this.set({ ...state, ...change, lines: [...this.#lines], events: [...this.#events] });
  }
}
