/** The objects of a trace: an address stands for one object after the other, as memory is used again. */

import { KIND } from "../kernel/layout.ts";
import type { ObjectKind, TraceObject } from "../trace/events.ts";
import { KINDS, NOTE } from "./codes.ts";
import type { Recorded } from "./records.ts";

/** What the region of an object says that was made before the trace. */
const OF_REGION: Readonly<Record<number, ObjectKind>> = {
  [KIND.LOCK]: "Lock",
  [KIND.RLOCK]: "RLock",
  [KIND.SEMAPHORE]: "Semaphore",
  [KIND.CONDITION]: "Condition",
  [KIND.EVENT]: "Event",
  [KIND.BARRIER]: "Barrier",
  [KIND.PIPE]: "Pipe",
  [KIND.QUEUE]: "Queue",
  [KIND.SIMPLE_QUEUE]: "SimpleQueue",
  [KIND.VALUE]: "Value",
  [KIND.ARRAY]: "Array",
  [KIND.SHARED_MEMORY]: "SharedMemory",
};

/** The low bits of an object's number say which end of a pipe it is. */
const PART = 15;

/** Gives addresses their ids; to be told of all records, in order. */
export class Objects {
  readonly all: TraceObject[] = [];
  private readonly present = new Map<number, number>();
  /** Of objects that no event has been about yet. */
  private readonly names = new Map<number, string>();
  private readonly counts = new Map<ObjectKind, number>();

  /** A new object, or a name. */
  note(record: Recorded): void {
    if (record.op === NOTE.MADE) {
      this.names.delete(record.object);
      const id = this.add(record.object, KINDS[record.a] ?? "Object", record.pid);
      if (record.b > 0) this.all[id] = { ...(this.all[id] as TraceObject), size: record.b - 1 };
      return;
    }
    const name = String(record.value);
    const id = this.present.get(record.object);
    if (id === undefined) this.names.set(record.object, name);
    else this.all[id] = { ...(this.all[id] as TraceObject), name };
  }

  /** The object of a record; `undefined` if it is about none. */
  idOf({ object, kind }: Recorded): number | undefined {
    const address = object & ~PART;
    if (address === 0) return undefined;
    return this.present.get(address) ?? this.add(address, OF_REGION[kind] ?? "Object", 0);
  }

  kindOf(id: number | undefined): ObjectKind {
    return id === undefined ? "Object" : (this.all[id] as TraceObject).kind;
  }

  private add(address: number, kind: ObjectKind, by: number): number {
    const count = (this.counts.get(kind) ?? 0) + 1;
    this.counts.set(kind, count);
    const id = this.all.length;
    this.all.push({ id, kind, name: this.names.get(address) ?? `${kind}-${count}`, by });
    this.names.delete(address);
    this.present.set(address, id);
    return id;
  }
}
