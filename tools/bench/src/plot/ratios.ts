import type { Standing } from "../report/floors.ts";
import { times } from "../report/table.ts";
import { bar, line, logScale, picture, type Point, powersOfTen, text } from "./svg.ts";

const [WIDTH, ROW, TOP, LABELS] = [860, 26, 40, 330];

/** How many times better we are than each peer: a bar from 1 on, and a mark where it should reach. */
export function plotRatios(standings: readonly Standing[]): string {
  const all = standings.flatMap(({ ratio, atLeast }) => [ratio, atLeast]);
  const domain: Point = [Math.min(0.5, ...all) / 1.5, Math.max(2, ...all) * 1.5];
  const x = logScale(domain, [LABELS, WIDTH - 70]);
  const height = TOP + standings.length * ROW + 20;
  return picture(WIDTH, height, "How many times better @mp/runtime is than its peers", [
    ...powersOfTen(domain).flatMap((power) => [
      line([x(power), TOP - 8], [x(power), height - 16], power === 1 ? "line" : "faint"),
      text(x(power), TOP - 14, times(power), { anchor: "middle" }),
    ]),
    ...standings.flatMap((standing, row) => plotRow(standing, TOP + row * ROW, x)),
  ]);
}

function plotRow(standing: Standing, y: number, x: (value: number) => number): string[] {
  const { job, ours = "mp", against, atLeast, ratio } = standing;
  const label = `${job}: ${ours === "mp" ? "" : `${ours} `}against ${against}`;
  return [
    text(LABELS - 12, y + 16, label, { anchor: "end" }),
    bar([x(1), y + 5], [x(ratio), y + ROW - 7], `fill ${ratio >= atLeast ? "c0" : "c1"}`),
    line([x(atLeast), y + 1], [x(atLeast), y + ROW - 3], "mark"),
    text(WIDTH - 8, y + 16, times(ratio), { anchor: "end", strong: true }),
  ];
}
