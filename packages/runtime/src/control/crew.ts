/** The hosts of a controller, as a whole: started together, told of a program together, and taken away together. */

import { Board, GATE, HOST, hostAt, WORD } from "./board.ts";
import { Heap } from "../kernel/heap.ts";
import { ROOT_PID } from "../kernel/family.ts";
import { type HostThread, hostThreads } from "./host-thread.ts";
import type { Batch, FromHost, Job, Ready, TakeProgram } from "./messages.ts";
import type { Records } from "./recording.ts";

/** A host has ended by itself: what was under way is lost. */
export class HostFailure extends Error {
  override readonly name = "HostFailure";
}

/** What came of a job. */
export interface Done {
  readonly last: Batch;
  /** What the hosts have recorded, where that was asked for. */
  readonly records: readonly Records[];
}

/** The threads of a controller. */
export class Crew {
  readonly board: Board;
  private readonly heap: Heap;
  private readonly threads: HostThread[] = [];
  /** How many of them wait at their gates. */
  private parked = 0;
  private ready: { readonly resolve: () => void; readonly reject: (error: unknown) => void } | undefined;
  private missing = 0;
  private refusal: Error | undefined;
  private onRecords: ((records: Records) => void) | undefined;
  private onBatch: ((batch: Batch) => void) | undefined;
  private onFailure: ((error: unknown) => void) | undefined;

  constructor(board: Board, heap: Heap = Heap.create(ROOT_PID)) {
    this.board = board;
    this.heap = heap;
  }

  get size(): number {
    return this.threads.length;
  }

  /** Starts hosts until there are so many. */
  grow(count: number): void {
    while (this.threads.length < count) this.start(this.threads.length);
    this.board.words[WORD.HOSTS] = count;
  }

  private start(host: number): void {
    const thread = hostThreads().start(`mp host ${host}`, {
      onMessage: (message) => this.receive(message),
      onFailure: (error) => this.failed(host, error),
    });
    this.threads.push(thread);
    const { board, heap } = this;
    thread.post({ type: "host", host, board: board.buffer, heap: heap.buffer });
  }

  /** Has a host that waits at its gate go back to its event loop. */
  private leave(host: number): void {
    const gate = hostAt(host) + HOST.GATE;
    Atomics.store(this.board.words, gate, GATE.LEAVE);
    Atomics.notify(this.board.words, gate);
  }

  /** Gives all hosts a program. Rejects if they can't take it. */
  takeProgram(program: TakeProgram): Promise<void> {
    // Nobody hands turns on between jobs, so what the gates say is this.
    for (let host = 1; host < this.parked; host++) this.leave(host);
    this.missing = this.parked = this.threads.length;
    this.refusal = undefined;
    return new Promise((resolve, reject) => {
      this.ready = { resolve, reject };
      for (const thread of this.threads) thread.post(program);
    });
  }

  /** Has a job done; resolves when it is over. Rejects with `HostFailure` if the hosts do not live to its end. */
  work(job: Job, onBatch: (batch: Batch) => void): Promise<Done> {
    return new Promise((resolve, reject) => {
      const records: Records[] = [];
      let last: Batch | undefined;
      // The hosts' messages may come in any order.
      const look = (): void => {
        if (last !== undefined && records.length === last.told) resolve({ last, records });
      };
      this.onFailure = reject;
      this.onRecords = (recorded) => {
        records.push(recorded);
        look();
      };
      this.onBatch = (batch) => {
        onBatch(batch);
        if (batch.isOver) last = batch;
        look();
      };
      this.threads[0]?.post(job);
    });
  }

  /** Takes all threads away. What they were doing is lost. */
  async end(why: string): Promise<void> {
    const threads = this.threads.splice(0);
    // Chromium takes two seconds to end a thread that blocks: so nobody stays at a gate.
    for (const host of threads.keys()) this.leave(host);
    await Promise.all(threads.map((thread) => thread.end()));
    this.parked = 0;
    const { words } = this.board;
    for (let host = 0; host < threads.length; host++)
      words.fill(0, hostAt(host), hostAt(host) + HOST.FIRST_WAIT);
    words[WORD.USED] = words[WORD.BUSY] = 0;
    this.onFailure?.(new HostFailure(why));
  }

  private receive(message: FromHost): void {
    if (message.type === "batch") this.onBatch?.(message);
    else if (message.type === "records") this.onRecords?.(message);
    else this.heardOf(message);
  }

  private heardOf({ failure }: Ready): void {
    if (failure !== undefined) this.refusal ??= new Error(failure);
    if (--this.missing > 0) return;
    if (this.refusal === undefined) this.ready?.resolve();
    else this.ready?.reject(this.refusal);
  }

  private failed(host: number, error: unknown): void {
    const failure = new HostFailure(`Host ${host} has failed`, { cause: error });
    this.ready?.reject(failure);
    this.onFailure?.(failure);
  }
}
