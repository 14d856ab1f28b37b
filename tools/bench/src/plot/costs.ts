import type { JobResult } from "../report/results.ts";
import { number } from "../report/table.ts";
import { median } from "../statistics.ts";
import { curve, line, logScale, picture, type Point, powersOfTen, text } from "./svg.ts";

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [860, 320, 70, 160, 40, 40];

/** The cost of a job at each size, one curve for each subject; each step on both axes is ten times the last. */
export function plotCosts({ title, unit, subjects }: JobResult): string {
  const curves = Object.entries(subjects).map(([name, { bySize = {} }]) => ({
    name,
    points: Object.entries(bySize).map(([size, costs]): Point => [Number(size), median(costs)]),
  }));
  const all = curves.flatMap(({ points }) => points);
  const sizes = extent(all.map(([size]) => size));
  const costs = extent(all.map(([, cost]) => cost));
  const x = logScale(sizes, [LEFT, WIDTH - RIGHT]);
  const y = logScale([costs[0] / 1.5, costs[1] * 1.5], [HEIGHT - BOTTOM, TOP]);
  return picture(WIDTH, HEIGHT, title, [
    text(LEFT, 20, `${title} (${unit})`, { strong: true }),
    ...powersOfTen(costs).flatMap((cost) => [
      line([LEFT, y(cost)], [WIDTH - RIGHT, y(cost)], "faint"),
      text(LEFT - 8, y(cost) + 4, number(cost), { anchor: "end" }),
    ]),
    ...powersOfTen(sizes).map((size) => text(x(size), HEIGHT - 16, number(size), { anchor: "middle" })),
    ...curves.map(({ points }, n) =>
      curve(
        points.map(([size, cost]) => [x(size), y(cost)] as const),
        `c${n % 4}`,
      ),
    ),
    ...names(curves, y),
  ]);
}

/** The name of each curve at its end, moved down where it would stand on another. */
function names(
  curves: readonly { readonly name: string; readonly points: readonly Point[] }[],
  y: (cost: number) => number,
): string[] {
  const places = curves
    .map(({ name, points }, n) => ({ name, n, at: y(points.at(-1)?.[1] ?? 1) }))
    .toSorted((a, b) => a.at - b.at);
  let last = Number.NEGATIVE_INFINITY;
  return places.map(({ name, n, at }) => {
    last = Math.max(at, last + 18);
    return `<g class="c${n % 4}"><circle cx="${WIDTH - RIGHT + 14}" cy="${last}" r="5" class="fill"/>${text(WIDTH - RIGHT + 26, last + 4, name)}</g>`;
  });
}

function extent(values: readonly number[]): Point {
  return [Math.min(...values), Math.max(...values)];
}
