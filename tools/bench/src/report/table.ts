import { advantages, fitLine, median, range } from "../statistics.ts";
import type { Standing } from "./floors.ts";
import type { Machine } from "./machine.ts";
import type { JobResult } from "./results.ts";

type Cells = readonly (readonly string[])[];

/** Where, and with which versions. */
export function describeMachine(machine: Machine): string {
  const { processors, processor, memory, system, date, load, revision, versions } = machine;
  const parts = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const where = `${processors} × ${processor}, ${memory}, ${system}, load ${load.toFixed(1)}, ${date}, commit ${revision}`;
  return `${where}\n${parts.join(", ")}`;
}

/** A job, in whichever way it was measured. */
export function describe(result: JobResult): string {
  const { title, unit, better } = result;
  const cells = hasSizes(result) ? cellsOfSizes(result) : cellsOf(result);
  return `${title} (${unit}, ${better} is better)\n${align(cells)}`;
}

export function hasSizes({ subjects }: JobResult): boolean {
  return Object.values(subjects).some(({ bySize }) => bySize !== undefined);
}

/** A job's subjects, best first, and how many times better `mp` is than each. */
export function cellsOf({ better, subjects }: JobResult): Cells {
  const ours = subjects["mp"]?.values ?? [];
  const sign = better === "more" ? -1 : 1;
  const rows = Object.entries(subjects)
    .toSorted(([, a], [, b]) => sign * (order(a.values, sign) - order(b.values, sign)))
    .map(([name, { values, trouble }]) => {
      if (values.length === 0) return [name, "–", trouble ?? "", ""];
      const ratio = name === "mp" || ours.length === 0 ? "" : times(median(advantages(ours, values, better)));
      return [name, number(median(values)), range(values).map(number).join(" … "), ratio];
    });
  return [["", "median", "spread", "mp is better"], ...rows];
}

/** The cost at each size, and the line `fixed + each · size` through it. */
export function cellsOfSizes({ subjects }: JobResult): Cells {
  const sizes = Object.keys(Object.values(subjects)[0]?.bySize ?? {}).map(Number);
  const rows = Object.entries(subjects).map(([name, { bySize = {}, trouble }]) => {
    const points = sizes.map((size) => [size, median(bySize[size] ?? [])] as const);
    const { fixed, each } = fitLine(points);
    const fitted = trouble ?? `${number(fixed)} + ${each.toPrecision(3)} · size`;
    return [name, ...points.map(([, cost]) => number(cost)), fitted];
  });
  return [["size", ...sizes.map(number), "fitted"], ...rows];
}

/** Those who did not get through come last. */
function order(values: readonly number[], sign: number): number {
  return values.length === 0 ? sign * Number.POSITIVE_INFINITY : median(values);
}

/** The floors, with what was reached. */
export function describeStandings(standings: readonly Standing[]): string {
  return align(standingCells(standings));
}

export function standingCells(standings: readonly Standing[]): Cells {
  return standings.map(({ job, ours = "mp", against, atLeast, ratio, spread }) => [
    ratio >= atLeast ? "✓" : "✗",
    job,
    `${ours} against ${against}`,
    times(ratio),
    `of ${times(atLeast)}`,
    spread.map(times).join(" … "),
  ]);
}

function align(rows: Cells): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const line = (row: readonly string[]): string =>
    row.map((cell, column) => padded(cell, widths[column] ?? 0, column)).join("  ");
  return rows.map((row) => `  ${line(row)}`.trimEnd()).join("\n");
}

/** Names to the left, numbers to the right. */
function padded(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}

/** Three digits that count. */
export function number(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.max(Math.abs(value), 1e-9))));
  return value.toLocaleString("en", { maximumFractionDigits: Math.min(digits, 3) });
}

export function times(ratio: number): string {
  return `${number(ratio)} ×`;
}
