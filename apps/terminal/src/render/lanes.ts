import type { ProcessEvent } from "@mp/content";
import { colourOf, palette } from "./palette.ts";
import { padded } from "./table.ts";

/** When a process was running, and when it was waiting for others. Times in milliseconds. */
interface Lane {
  readonly pid: number;
  readonly name: string;
  readonly from: number;
  to: number;
  readonly waits: { readonly from: number; to: number }[];
}

/** A run as one lane a process: `━` where it ran, `┄` where it waited in `join`. */
export function laneLines(events: readonly ProcessEvent[], end: number, width: number): string[] {
  const lanes = lanesOf(events, end);
  const names = Math.max(0, ...lanes.map(({ name }) => name.length));
  const columns = Math.max(10, width - names - 2);
  return lanes.map((lane) => `${colourOf(lane.pid)(padded(lane.name, names))}  ${drawn(lane, end, columns)}`);
}

function lanesOf(events: readonly ProcessEvent[], end: number): Lane[] {
  const lanes = new Map<number, Lane>();
  for (const event of events) {
    const { pid, name } = event.process;
    const lane = lanes.get(pid) ?? { pid, name, from: pid === 1 ? 0 : event.time, to: end, waits: [] };
    lanes.set(pid, lane);
    if (event.type === "process.end") lane.to = event.time;
    if (event.type === "join.begin") lane.waits.push({ from: event.time, to: end });
    if (event.type === "join.end") closeWait(lane, event.time);
  }
  return [...lanes.values()].toSorted((a, b) => a.pid - b.pid);
}

function closeWait(lane: Lane, time: number): void {
  const open = lane.waits.at(-1);
  if (open) open.to = time;
}

function drawn(lane: Lane, end: number, columns: number): string {
  const colour = colourOf(lane.pid);
  const timeAt = (column: number) => ((column + 0.5) / columns) * Math.max(end, 1);
  return Array.from({ length: columns }, (_, column) => {
    const time = timeAt(column);
    if (time < lane.from || time > lane.to) return " ";
    return lane.waits.some((wait) => wait.from <= time && time <= wait.to) ? palette.dim("┄") : colour("━");
  })
    .join("")
    .trimEnd();
}
