import { advantages, fitLine, median, range } from "../statistics.ts";
import type { Standing } from "./floors.ts";
import type { Machine } from "./machine.ts";
import type { JobResult } from "./results.ts";

/** Where, and with which versions. */
export function describeMachine(machine: Machine): string {
  const { processors, processor, memory, system, date, load, versions } = machine;
  const parts = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return [
    `${processors} × ${processor}, ${memory}, ${system}, load ${load.toFixed(1)}, ${date}`,
    parts.join(", "),
  ].join("\n");
}

/** A job, in whichever way it was measured. */
export function describe(result: JobResult): string {
  const hasSizes = Object.values(result.subjects).some(({ bySize }) => bySize !== undefined);
  return hasSizes ? describeSizes(result) : describeJob(result);
}

/** A job's subjects, best first, and how many times better `mp` is than each. */
function describeJob({ title, unit, better, subjects }: JobResult): string {
  const ours = subjects["mp"]?.values ?? [];
  const sign = better === "more" ? -1 : 1;
  const rows = Object.entries(subjects)
    .toSorted(([, a], [, b]) => sign * (order(a.values, sign) - order(b.values, sign)))
    .map(([name, { values, trouble }]) => {
      if (values.length === 0) return [name, "–", trouble ?? "", ""];
      const ratio = name === "mp" || ours.length === 0 ? "" : times(median(advantages(ours, values, better)));
      return [name, number(median(values)), range(values).map(number).join(" … "), ratio];
    });
  return `${title} (${unit}, ${better} is better)\n${align([["", "median", "spread", "mp is better"], ...rows])}`;
}

/** The cost at each size, and the line `fixed + each · size` through it. */
function describeSizes({ title, unit, subjects }: JobResult): string {
  const sizes = Object.keys(Object.values(subjects)[0]?.bySize ?? {}).map(Number);
  const rows = Object.entries(subjects).map(([name, { bySize = {}, trouble }]) => {
    const points = sizes.map((size) => [size, median(bySize[size] ?? [])] as const);
    if (trouble !== undefined) return [name, trouble];
    const { fixed, each } = fitLine(points);
    return [
      name,
      ...points.map(([, cost]) => number(cost)),
      `${number(fixed)} + ${each.toPrecision(3)} · size`,
    ];
  });
  return `${title} (${unit}, less is better)\n${align([["size", ...sizes.map(number), "fitted"], ...rows])}`;
}

/** Those who did not get through come last. */
function order(values: readonly number[], sign: number): number {
  return values.length === 0 ? sign * Number.POSITIVE_INFINITY : median(values);
}

/** The floors, with what was reached. */
export function describeStandings(standings: readonly Standing[]): string {
  const rows = standings.map(({ job, ours = "mp", against, atLeast, ratio, spread }) => [
    ratio >= atLeast ? "✓" : "✗",
    job,
    `${ours} against ${against}`,
    times(ratio),
    `of ${times(atLeast)}`,
    spread.map(times).join(" … "),
  ]);
  return align(rows);
}

function align(rows: readonly (readonly string[])[]): string {
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
function number(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.max(Math.abs(value), 1e-9))));
  return value.toLocaleString("en", { maximumFractionDigits: Math.min(digits, 3) });
}

function times(ratio: number): string {
  return `${number(ratio)} ×`;
}
