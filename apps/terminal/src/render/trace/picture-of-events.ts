import type { ProcessEvent } from "@mp/content";
import type { Lane, Mark, Picture, Span } from "./picture.ts";
import { timeAxis } from "./time-axis.ts";

/** A lane as far as it is known. Times in milliseconds. */
interface Life {
  readonly pid: number;
  readonly name: string;
  readonly from: number;
  to: number;
  readonly waits: { readonly from: number; to: number; readonly label: string }[];
  readonly starts: number[];
}

/**
 * The picture of a run that was not recorded, from the little that every run tells: lives of processes, and waits in `join`. `end` is
 * how long it has taken so far.
 */
export function pictureOfEvents(events: readonly ProcessEvent[], end: number): Picture {
  const lives = livesOf(events, end);
  const axis = timeAxis([0, ...events.map(({ time }) => time), end]);
  const span = (from: number, to: number, state: Span["state"], label?: string): Span => ({
    from: axis.placeOf(from),
    to: axis.placeOf(to),
    state,
    ...(label !== undefined && { label }),
  });
  const lanes = lives.map(({ pid, name, from, to, waits, starts }): Lane => ({
    pid,
    name,
    spans: [
      span(from, to, "running"),
      ...waits.map((wait) => span(wait.from, wait.to, "blocked", wait.label)),
    ],
    marks: starts.map((time): Mark => ({ at: axis.placeOf(time), name: "start" })),
  }));
  return { unit: "ms", length: axis.length, stretches: axis.stretches, lanes };
}

function livesOf(events: readonly ProcessEvent[], end: number): Life[] {
  const lives = new Map<number, Life>();
  for (const event of events) {
    const { pid, name } = event.process;
    const life = lives.get(pid) ?? {
      pid,
      name,
      from: pid === 1 ? 0 : event.time,
      to: end,
      waits: [],
      starts: [],
    };
    lives.set(pid, life);
    if (event.type === "process.end") life.to = event.time;
    if (event.type === "process.start") life.starts.push(event.time);
    if (event.type === "join.begin")
      life.waits.push({ from: event.time, to: end, label: `${event.target.name}.join` });
    if (event.type === "join.end") closeWait(life, event.time);
  }
  return [...lives.values()].toSorted((a, b) => a.pid - b.pid);
}

function closeWait(life: Life, time: number): void {
  const open = life.waits.at(-1);
  if (open) open.to = time;
}
