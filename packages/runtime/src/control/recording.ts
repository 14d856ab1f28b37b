/** What the processes of one host do, recorded for a trace: in this thread's own memory, as an execution that is traced is one of few. */

import { family } from "../kernel/family.ts";
import { addressOf } from "../kernel/refs.ts";
import { KINDS, NOTE, TIMED, TRIED, WAIT_RESULTS } from "../recorder/codes.ts";
import type { End } from "../recorder/reader.ts";
import type { Recorded } from "../recorder/records.ts";
import { Sites } from "../recorder/sites.ts";
import { summary } from "../recorder/summary.ts";
import type { ObjectKind } from "../trace/events.ts";
import { type Call, type Face, OP, type Op, type WaitResult } from "../trace/probe.ts";
import { type Board, CLOCK, WORD } from "./board.ts";

/** Bits of what is asked for. */
export const ASKED = { TRACE: 1, SITES: 2 } as const;

/** What one host has recorded of one process or several. */
export interface Records {
  readonly records: readonly Recorded[];
  readonly ends: readonly End[];
}

/** Texts that are told whole. */
const WHOLE: ReadonlySet<number> = new Set([OP.START, OP.OUTPUT, OP.ERROR]);

/** The recording of a host. */
export class HostRecording {
  private readonly board: Board;
  private readonly sites: Sites;
  private records: Recorded[] = [];
  private ends: End[] = [];
  private calls = 0;
  private readonly asksSites: boolean;
  private readonly isOver: () => boolean;

  /** @param isOver whether the execution is over: what a process does on its way out of it is no part of it. */
  constructor(board: Board, isOver: () => boolean) {
    this.board = board;
    this.isOver = isOver;
    this.sites = new Sites(this);
    this.asksSites = ((board.words[WORD.ASKED] as number) & ASKED.SITES) !== 0;
  }

  /** Begins an operation. */
  call(op: Op, object: number, face: Face, isPatient = false): Call {
    const site = this.asksSites ? this.sites.here() : 0;
    const number = face === "async" ? ++this.calls : 0;
    return new HostCall(this, { op, object, number, site }, isPatient);
  }

  made(kind: ObjectKind, object: number, size = -1): void {
    const about = { op: NOTE.MADE, object, number: 0, site: 0 };
    const what = { op: NOTE.MADE, a: KINDS.indexOf(kind), b: size + 1, value: undefined };
    this.write(about, { seq: this.next(), time: this.time, ...what });
  }

  named(object: number, name: string): void {
    this.note(NOTE.NAMED, object, 0, name);
  }

  /** Says what this process is called, and which one started it. */
  process(name: string, parent: number): void {
    this.note(NOTE.PROCESS, 0, parent, name);
  }

  /** Records what is no event. */
  note(note: number, object: number, a: number, text?: string): void {
    const about = { op: note, object, number: 0, site: 0 };
    this.write(about, { seq: this.next(), time: this.time, op: note, a, b: 0, value: text });
  }

  /** Records what a process does by itself, and no operation. */
  tell(op: Op, a: number, b: number, value?: unknown): void {
    this.call(op, 0, "sync").event(op, a, b, value);
  }

  /** Records an error that nobody caught, with its text, at the place where it was made. */
  error(error: unknown, text: string): void {
    const site = this.asksSites ? this.sites.of(error) : 0;
    const about = { op: OP.ERROR, object: 0, number: 0, site };
    this.write(about, { seq: this.next(), time: this.time, op: OP.ERROR, a: 0, b: 0, value: text });
  }

  /** Records that a process has ended; `told`: it has said so itself. */
  end(pid: number, exitCode: number, told: boolean): void {
    this.ends.push({ pid, exitCode, told, seq: this.next(), time: this.time });
  }

  /** The next number in the order of all. */
  next(): number {
    return Atomics.add(this.board.words, WORD.EVENTS, 1) + 1;
  }

  get time(): number {
    const { clock } = this.board;
    return Math.round(((clock[CLOCK.SLEPT] as number) + (clock[CLOCK.WORKED] as number)) * 1000) / 1000;
  }

  write(
    { number, object, site }: About,
    event: Pick<Recorded, "seq" | "time" | "op" | "a" | "b"> & { readonly value: unknown },
  ): void {
    if (this.isOver()) return;
    const { heap, pid } = family();
    const kind = object === 0 ? 0 : heap.kindOf(addressOf(object));
    const { value: raw, op } = event;
    const isKept = raw === undefined || typeof raw === "number" || typeof raw === "boolean";
    const isWhole = op >= NOTE.MADE || (WHOLE.has(op) && typeof raw === "string");
    const value = isKept || isWhole ? (raw as Recorded["value"]) : summary(raw);
    this.records.push({ ...event, pid, object, call: number, site, kind, value });
  }

  /** All that was recorded. */
  take(): Records {
    const { ends, records } = this;
    [this.records, this.ends] = [[], []];
    return { records, ends };
  }
}

interface About {
  readonly op: number;
  readonly object: number;
  readonly number: number;
  readonly site: number;
}

/** One operation. */
class HostCall implements Call {
  detail = 0;
  private readonly recording: HostRecording;
  private readonly about: About;
  private readonly isPatient: boolean;
  private seq = 0;
  private isWaiting = false;

  constructor(recording: HostRecording, about: About, isPatient: boolean) {
    this.isPatient = isPatient;
    this.recording = recording;
    this.about = about;
  }

  mark(): void {
    if (this.isWaiting) this.waited("ready");
    this.seq = this.recording.next();
  }

  waits(isTimed: boolean): void {
    if (this.isWaiting) return;
    this.isWaiting = true;
    this.write(OP.WAIT_BEGIN, this.about.op | (isTimed ? TIMED : 0), this.detail);
  }

  waited(result: WaitResult): void {
    if (!this.isWaiting) return;
    this.isWaiting = false;
    this.write(OP.WAIT_END, this.about.op | (WAIT_RESULTS.indexOf(result) << 8), this.detail);
  }

  event(op: Op, a = 0, b = 0, value?: unknown): void {
    if (op === OP.ERROR)
      return this.recording.error(
        value,
        value instanceof Error ? `${value.name}: ${value.message}` : String(value),
      );
    if (this.isWaiting) this.waited("ready");
    this.write(op, a, op === OP.ACQUIRE && !this.isPatient ? b | TRIED : b, value);
  }

  private write(op: Op, a: number, b: number, value?: unknown): void {
    const { recording } = this;
    const seq = this.seq === 0 ? recording.next() : this.seq;
    this.seq = 0;
    recording.write(this.about, { seq, time: recording.time, op, a, b, value });
  }
}
