/** From what was read to a {@link Trace}: one order of all events, and names in place of addresses. */

import type { EventBase, Trace, TraceEvent, TraceProcess, TraceSite } from "../trace/events.ts";
import { OP } from "../trace/probe.ts";
import { NOTE } from "./codes.ts";
import { detailsOf } from "./details.ts";
import { Numbers } from "./messages.ts";
import { Objects } from "./objects.ts";
import type { End, Reading } from "./reader.ts";
import { type Recorded, recordsIn } from "./records.ts";

/** What a trace is made of: what was read of it, one reading after the other. */
export interface Recordings {
  readonly platform: string;
  readonly readings: readonly Reading[];
}

/** Makes the trace of what was read, from the number `since` of the order on. */
export function assemble({ platform, readings }: Recordings, since = 0): Trace {
  const last = readings.at(-1);
  const batches = readings.flatMap((reading) => reading.batches);
  const records = batches.flatMap(({ pid, words }) => [...recordsIn(pid, words)]);
  const made = assembleRecords(records, last?.ends ?? [], since);
  return { version: 1, mode: "free", platform, ...made, dropped: [...(last?.dropped ?? [])] };
}

/** What a trace is made of, from its records in any order, and the ends of its processes. */
export function assembleRecords(
  recorded: readonly Recorded[],
  ended: readonly End[],
  since = 0,
): Pick<Trace, "processes" | "objects" | "sites" | "events"> {
  const ends = new Map(ended.map((end) => [end.pid, end]));
  const records = inOrder(recorded, ends);
  const objects = new Objects();
  const processes = new Map<number, TraceProcess>();
  const sites = new Places();
  const numbers = new Numbers(records);
  const events: TraceEvent[] = [];
  for (const record of records) {
    if (record.op === NOTE.PROCESS) processes.set(record.pid, processOf(record));
    else if (record.op === NOTE.SITE) sites.meet(record);
    else if (record.op === NOTE.MADE || record.op === NOTE.NAMED) objects.note(record);
    else if (record.seq >= since) {
      if (record.op === OP.START) processes.set(record.a, startedBy(record, processes.get(record.a)));
      events.push(eventOf(record, { objects, sites, numbers, ends }));
    }
  }
  return {
    processes: [...processes.values()].toSorted((a, b) => a.pid - b.pid),
    objects: objects.all,
    sites: sites.all,
    events,
  };
}

/** All records in the order of their numbers, which are unsigned; with an end for each process that could not tell its own. */
function inOrder(records: readonly Recorded[], ends: ReadonlyMap<number, End>): Recorded[] {
  const untold = [...ends.values()].filter(({ told }) => !told);
  return [...records, ...untold.map(endRecord)].toSorted((a, b) => a.seq - b.seq);
}

function endRecord({ pid, seq, time, exitCode }: End): Recorded {
  const nothing = { object: 0, b: 0, call: 0, site: 0, kind: 0, value: undefined };
  return { pid, op: OP.END, seq: seq >>> 0, time, a: exitCode, ...nothing };
}

function processOf({ pid, a, value }: Recorded): TraceProcess {
  return { pid, name: String(value), parent: a === 0 ? null : a };
}

/** A process that was started, and may never have come to say what it is called. */
function startedBy({ pid, a, value }: Recorded, known: TraceProcess | undefined): TraceProcess {
  return known ?? { pid: a, name: String(value ?? `process ${a}`), parent: pid };
}

interface Context {
  readonly objects: Objects;
  readonly sites: Places;
  readonly numbers: Numbers;
  readonly ends: ReadonlyMap<number, End>;
}

function eventOf(record: Recorded, { objects, sites, numbers, ends }: Context): TraceEvent {
  const { seq, time, pid, call } = record;
  const object = objects.idOf(record);
  const site = sites.indexOf(record);
  const base: EventBase = {
    seq,
    time: Math.max(0, time),
    pid,
    ...(call === 0 ? undefined : { op: call }),
    ...(object === undefined ? undefined : { object }),
    ...(site === undefined ? undefined : { site }),
  };
  return { ...base, ...detailsOf(record, { kind: objects.kindOf(object), numbers, ends }) } as TraceEvent;
}

/** The call sites of all processes, each once. */
class Places {
  readonly all: TraceSite[] = [];
  private readonly places = new Map<string, number>();
  private readonly numbers = new Map<string, number>();

  meet({ pid, a, value }: Recorded): void {
    const text = String(value);
    let index = this.places.get(text);
    if (index === undefined) {
      index = this.all.push(siteOf(text)) - 1;
      this.places.set(text, index);
    }
    this.numbers.set(`${pid}:${a}`, index);
  }

  indexOf({ pid, site }: Recorded): number | undefined {
    return site === 0 ? undefined : this.numbers.get(`${pid}:${site}`);
  }
}

function siteOf(text: string): TraceSite {
  const [, file = text, line = "1", column = "1", name] = /^(.*):(\d+):(\d+)(?: (.*))?$/.exec(text) ?? [];
  const place = { file, line: Number(line), column: Number(column) };
  return name === undefined ? place : { ...place, function: name };
}
