/** The probe that records: writes what this process does into its ring. */

import { family } from "../kernel/family.ts";
import { type Heap, headerOf } from "../kernel/heap.ts";
import { BLOCK, FAMILY } from "../kernel/layout.ts";
import { enterRef, eraseRef } from "../kernel/ledger.ts";
import type { ObjectKind } from "../trace/events.ts";
import {
  type Call,
  type Face,
  OP,
  type Op,
  type Probe,
  probe,
  setProbe,
  type WaitResult,
} from "../trace/probe.ts";
import { KINDS, NOTE, TIMED, TRIED, WAIT_RESULTS } from "./codes.ts";
import { RingWriter, SLOT } from "./ring.ts";
import { addRing, beganAt, sharedClock, WHAT } from "./session.ts";
import { Sites } from "./sites.ts";
import { TextSlots, tagOf, TAG } from "./slot-text.ts";
import { summary } from "./summary.ts";

/** What is recorded of this process; there is one at most. */
export class Recording implements Probe {
  /** How many operations of promise faces there were. */
  private calls = 0;
  /** Calls that are used again and again: of operations that end before so many others begin. */
  private readonly spare: readonly RecordedCall[];
  private next = 0;
  private ended = false;
  private readonly heap: Heap;
  private readonly generation: number;
  private readonly ring: number;
  private readonly ledgerEntry: number;
  private readonly writer: RingWriter;
  private readonly sites = new Sites(this);
  /** Added to `performance.now()`, gives milliseconds since the trace began. */
  private readonly offset: number;
  /** The family's own words, which stay where they are. */
  private readonly words: Int32Array;

  private constructor(heap: Heap, generation: number, ring: number) {
    this.heap = heap;
    this.generation = generation;
    this.ring = ring;
    this.words = new Int32Array(heap.buffer, 0, FAMILY.TRACE_OWNER + 1);
    this.ledgerEntry = enterRef(ring);
    this.writer = new RingWriter(heap, ring, this.words[FAMILY.TRACE_SLOTS] as number);
    this.offset = sharedClock() - performance.now() - beganAt(heap);
    this.spare = Array.from({ length: SPARE_CALLS }, () => new RecordedCall(this, OP.LOOK, 0, 0));
  }

  /** Begins to record this process; `undefined` if there is no memory for it. */
  static begin(generation: number): Recording | undefined {
    const { heap } = family();
    const ring = addRing(heap, generation);
    if (ring === 0) return undefined;
    const recording = new Recording(heap, generation, ring);
    setProbe(recording);
    return recording;
  }

  /** Records no more of this process. */
  end(): void {
    if (probe === this) setProbe(undefined);
    // A call that began before may still come to its end.
    if (this.ended) return;
    this.ended = true;
    eraseRef(this.ledgerEntry);
  }

  get elements(): boolean {
    return this.has(WHAT.SHARED);
  }

  /** Another recorder may have asked for more meanwhile. */
  private has(what: number): boolean {
    return ((this.words[FAMILY.TRACE_WHAT] as number) & what) !== 0;
  }

  before(op: Op, object: number, face: Face, isPatient: boolean): Call | undefined {
    if ((op === OP.READ || op === OP.WRITE) && !this.elements) return undefined;
    const call =
      face === "sync" && isBrief(op)
        ? this.again(op, object)
        : new RecordedCall(this, op, object, this.numberOf(face));
    call.isPatient = isPatient;
    // oxlint-disable-next-line typescript/unbound-method -- it is looked for on the stack, not called
    const { before } = this;
    if (this.has(WHAT.SITES)) call.site = this.sites.here(before);
    return call;
  }

  private again(op: Op, object: number): RecordedCall {
    const call = this.spare[this.next] as RecordedCall;
    this.next = (this.next + 1) & (SPARE_CALLS - 1);
    call.op = op;
    call.object = object;
    call.detail = call.seq = call.site = 0;
    return call;
  }

  private numberOf(face: Face): number {
    return face === "async" ? ++this.calls : 0;
  }

  made(kind: ObjectKind, object: number, size = -1): void {
    const call = new RecordedCall(this, NOTE.MADE as Op, object, 0);
    call.a = KINDS.indexOf(kind);
    call.b = size + 1;
    this.write(call, NOTE.MADE, undefined);
  }

  named(object: number, name: string): void {
    this.note(NOTE.NAMED, object, 0, name);
  }

  /** Records what is no event: that something is there, or what it is called. */
  note(note: number, object: number, a: number, text?: string): void {
    const call = new RecordedCall(this, note as Op, object, 0);
    call.a = a;
    this.write(call, note, text);
  }

  /** Gives the next event of a call its place in the order of all, and its time. */
  number(call: RecordedCall): void {
    call.seq = Atomics.add(this.words, FAMILY.TRACE_SEQ, 1) + 1;
    call.time = performance.now() + this.offset;
  }

  /** The kind of a region, if this process has seen it: only of objects that were made before the trace is it of use. */
  private kindAt(address: number): number {
    return address === 0 ? 0 : (this.heap.words[headerOf(address) + BLOCK.KIND] ?? 0);
  }

  /** Writes an event. `value` is a text as it is for a note, and any value for an event. */
  write(call: RecordedCall, op: number, value: unknown): void {
    // A plain look: an event more or less at the end of a trace is no matter.
    if (this.words[FAMILY.TRACE_ON] !== this.generation) return this.end();
    // Whoever tells of an error is not where it was made.
    if (op === OP.ERROR && this.has(WHAT.SITES)) call.site = this.sites.of(value);
    const tag = tagOf(value, op, this.has(WHAT.VALUES));
    const text = tag === TAG.TEXT ? new TextSlots(textOf(op, value)) : undefined;
    const slots = text === undefined ? 1 : text.slots;
    const { writer } = this;
    const at = writer.reserve(slots);
    if (at < 0) return;
    const { words } = writer;
    words[at + SLOT.HEAD] = op | ((text?.tag ?? tag) << 8) | (slots << 12) | ((text?.length ?? 0) << 16);
    if (call.seq === 0) this.number(call);
    words[at + SLOT.SEQ] = call.seq;
    writer.floats[(at + SLOT.TIME) >> 1] = call.time;
    call.seq = 0;
    words[at + SLOT.OBJECT] = call.object;
    words[at + SLOT.A] = call.a;
    words[at + SLOT.B] = call.b;
    words[at + SLOT.CALL] = call.number;
    words[at + SLOT.SITE] = call.site;
    words[at + SLOT.KIND] = this.kindAt(call.object & ~15);
    if (text !== undefined) text.writeTo(writer, at);
    else if (tag === TAG.NUMBER) writer.floats[(at + SLOT.VALUE) >> 1] = value as number;
    if (op === OP.END) writer.end();
    writer.commit(slots);
  }
}

/** How many calls are kept to be used again: a power of two. */
const SPARE_CALLS = 16;

/** Whether an operation runs none of the program's own code: then few others begin before it ends. */
function isBrief(op: Op): boolean {
  return (
    op === OP.ACQUIRE ||
    op === OP.RELEASE ||
    op === OP.READ ||
    op === OP.WRITE ||
    op === OP.LOOK ||
    op === OP.GET
  );
}

/** The text of a value; of names, places and errors the whole. */
function textOf(op: number, value: unknown): string {
  if (op === OP.ERROR && value instanceof Error) return `${value.name}: ${value.message}`;
  return typeof value === "string" && (op >= NOTE.MADE || op === OP.START) ? value : summary(value);
}

/** One operation of this process. */
class RecordedCall implements Call {
  detail = 0;
  /** What is written with the next event. */
  a = 0;
  b = 0;
  /** Of the next event, once it is marked; 0 before. */
  seq = 0;
  /** Its time. With a fraction from the beginning: what was an integer first would be made anew. */
  time = 0.5;
  site = 0;
  /** Whether it waits as long as it takes; told of acquiring only. */
  isPatient = false;
  object: number;
  /** Which of the promise faces it is; 0 for none. */
  readonly number: number;
  private readonly recording: Recording;
  op: Op;
  private waiting = false;

  constructor(recording: Recording, op: Op, object: number, number: number) {
    this.recording = recording;
    this.op = op;
    this.object = object;
    this.number = number;
  }

  mark(): void {
    if (this.waiting) this.waited("ready");
    this.recording.number(this);
  }

  waits(isTimed: boolean): void {
    if (this.waiting) return;
    this.waiting = true;
    this.tell(OP.WAIT_BEGIN, this.op | (isTimed ? TIMED : 0), this.detail);
  }

  waited(result: WaitResult): void {
    if (!this.waiting) return;
    this.waiting = false;
    this.tell(OP.WAIT_END, this.op | (WAIT_RESULTS.indexOf(result) << 8), this.detail);
  }

  event(op: Op, a = 0, b = 0, value?: unknown): void {
    if (this.waiting) this.waited("ready");
    this.a = a;
    this.b = op === OP.ACQUIRE && !this.isPatient ? b | TRIED : b;
    this.recording.write(this, op, value);
  }

  private tell(op: Op, a: number, b: number): void {
    this.a = a;
    this.b = b;
    this.recording.write(this, op, undefined);
  }
}
