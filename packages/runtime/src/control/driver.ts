/**
 * The first host's second duty: one execution after another, as a job says. It takes what came of them together and tells the controller now and
 * then, so that an execution costs no message.
 */

import { allocateProcess, PROCESS, ROOT_PID, STATE } from "../kernel/family.ts";
import { publish } from "../kernel/allocator.ts";
import { Heap } from "../kernel/heap.ts";
import { type Board, HOST, hostAt, OVER, POLICY, WORD } from "./board.ts";
import { nextRandom } from "./choose.ts";
import type { Batch, Folded, Job, Sample } from "./messages.ts";
import { outcomeOf } from "./outcome.ts";
import { outputKey, readOutput } from "./output.ts";
import { scheduleOf } from "./schedule.ts";
import { advance, direct, give, given } from "./strategy.ts";

/** Milliseconds after which the controller is told what came of the executions so far. */
const TELL_AFTER = 50;

/** The real time: what `performance.now()` is before the globals are those of a program under control. */
const time = performance.now.bind(performance);

/** Runs the executions of a job. */
export class Driver {
  private readonly board: Board;
  private readonly heap: Heap;
  private readonly tell: (batch: Batch) => void;
  private job: Job | undefined;
  private executions = 0;
  private longest = 0;
  private folded = new Map<string, Folded>();
  private told = 0;

  constructor(board: Board, buffer: SharedArrayBuffer, tell: (batch: Batch) => void) {
    this.board = board;
    this.heap = new Heap(buffer, ROOT_PID);
    this.tell = tell;
  }

  /** Whether there is a job. */
  get isBusy(): boolean {
    return this.job !== undefined;
  }

  /** Takes a job. */
  take(job: Job): void {
    this.job = job;
    this.executions = job.first;
    this.longest = job.longest;
    give(this.board, job.given);
    this.board.words[WORD.TOLD] = 0;
    this.told = time();
  }

  /** Makes the board and the heap ready for the next execution; gives the address of the root process's region. */
  prepare(): number {
    const { board } = this;
    const { words } = board;
    const { asked, mostSteps, strategy } = this.job as Job;
    for (const word of [WORD.OVER, WORD.CURRENT, WORD.STEPS, WORD.CHOICES, WORD.PREEMPTIONS]) words[word] = 0;
    for (const word of [WORD.EVENTS, WORD.OUTPUT_LENGTH, WORD.EXIT_CODE]) words[word] = 0;
    words[WORD.MOST_STEPS] = mostSteps;
    words[WORD.ASKED] = asked;
    words[WORD.EXECUTION] = this.executions;
    for (let host = 0, used = words[WORD.USED] as number; host < used; host++) {
      const at = hostAt(host);
      words.fill(0, at + HOST.LIFE, at + HOST.FIRST_WAIT);
    }
    words[WORD.USED] = 1;
    words[hostAt(0) + HOST.PID] = ROOT_PID;
    board.clock.fill(0);
    direct(board, strategy, this.executions, this.longest);
    if (words[WORD.POLICY] === POLICY.PRIORITIES) words[hostAt(0) + HOST.PRIORITY] = nextRandom(words) >>> 2;
    return this.refound();
  }

  private refound(): number {
    const { heap } = this;
    heap.refound();
    const process = allocateProcess(heap, ROOT_PID, 0);
    publish(heap, process);
    heap.words[(process >> 2) + PROCESS.STATE] = STATE.RUNNING;
    return process;
  }

  /** Takes in what came of an execution; `false` if it was the last one. */
  finish(): boolean {
    this.waitForHosts();
    const { board, job } = this;
    const { words } = board;
    const needsHosts = words[WORD.OVER] === OVER.HOSTS && !(job as Job).hasAllHosts;
    const wasAborted = words[WORD.OVER] === OVER.ABORTED || needsHosts;
    if (!wasAborted) this.fold();
    this.longest = Math.max(this.longest, words[WORD.STEPS] as number);
    const { limit, strategy } = job as Job;
    const isComplete = !wasAborted && !advance(board, strategy);
    const isOver =
      wasAborted || isComplete || this.executions >= limit || Atomics.load(words, WORD.ABORT) !== 0;
    if (isOver) this.job = undefined;
    if (isOver || time() - this.told > TELL_AFTER) this.tellNow({ isOver, isComplete, needsHosts });
    return !isOver;
  }

  /** Nobody may still use the heap: all who took part have left the execution. */
  private waitForHosts(): void {
    const { words } = this.board;
    for (;;) {
      // Invariant: the last to leave notifies, after it has made the word 0.
      const busy = Atomics.load(words, WORD.BUSY);
      if (busy === 0) return;
      Atomics.wait(words, WORD.BUSY, busy);
    }
  }

  private fold(): void {
    const { board } = this;
    const { words } = board;
    const execution = this.executions++;
    const outcome = outcomeOf(board);
    const key = `${JSON.stringify(outcome)}\n${outputKey(board)}`;
    const preemptions = words[WORD.PREEMPTIONS] as number;
    const steps = words[WORD.STEPS] as number;
    const known = this.folded.get(key);
    const isSimpler = known === undefined || isLess(preemptions, steps, known.simplest);
    if (known !== undefined) known.count++;
    if (!isSimpler) return;
    const sample: Sample = { execution, schedule: scheduleOf(board), steps, preemptions };
    if (known !== undefined) known.simplest = sample;
    else
      this.folded.set(key, {
        key,
        outcome,
        output: readOutput(board),
        count: 1,
        first: sample,
        simplest: sample,
      });
  }

  private tellNow(end: Pick<Batch, "isOver" | "isComplete" | "needsHosts">): void {
    const { board, executions, folded, longest } = this;
    this.told = time();
    const outcomes = [...folded.values()];
    this.tell({
      type: "batch",
      executions,
      longest,
      outcomes,
      next: given(board),
      told: Atomics.load(board.words, WORD.TOLD),
      ...end,
    });
    this.folded = new Map();
  }
}

function isLess(preemptions: number, steps: number, than: Sample): boolean {
  return preemptions < than.preemptions || (preemptions === than.preemptions && steps < than.steps);
}
