/** Amdahl's law, as arithmetic: how much faster `n` are than one, if a part of the work cannot be shared out. */

/** What was measured: so many processes were so many times as fast as one. */
export interface Point {
  readonly processes: number;
  readonly speedUp: number;
}

/** The speed-up of `n` processes, if the part `serial` (0 to 1) of the work is for one alone. */
export function speedUpOf(serial: number, n: number): number {
  return 1 / (serial + (1 - serial) / n);
}

/**
 * The serial part that fits what was measured best, from 0 to 1: by least squares on the times, in which the law is a straight line,
 * `1 / speedUp = 1 / n + serial × (1 − 1 / n)`. Nothing, without a point of two processes or more.
 */
export function serialPart(points: readonly Point[]): number | undefined {
  let [above, below] = [0, 0];
  for (const { processes, speedUp } of points) {
    const slope = 1 - 1 / processes;
    above += (1 / speedUp - 1 / processes) * slope;
    below += slope * slope;
  }
  return below === 0 ? undefined : Math.min(1, Math.max(0, above / below));
}

/** Points of a line of output, as `speedUp` of a lesson has it; `started` is how many processes there were, if the line does not say. */
export function pointsIn(lines: readonly string[], pattern: string, started: number): Point[] {
  const expression = expressionOf(pattern);
  return lines.flatMap((line) => {
    const { processes, speed } = expression.exec(line)?.groups ?? {};
    const point = { processes: Number(processes ?? started), speedUp: Number(speed) };
    return point.speedUp > 0 && point.processes >= 1 ? [point] : [];
  });
}

const PARTS: Readonly<Record<string, string>> = {
  "<processes>": String.raw`(?<processes>\d+)`,
  "<speed-up>": String.raw`(?<speed>\d+(?:\.\d+)?)`,
  "<n>": String.raw`\d+`,
};

function expressionOf(pattern: string): RegExp {
  const pieces = pattern.split(/(<processes>|<speed-up>|<n>)/);
  const escaped = pieces.map(
    (piece) => PARTS[piece] ?? piece.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`),
  );
  return new RegExp(`^${escaped.join("")}$`);
}

/** The points with those of a new run: of the same number of processes, the newer one holds. */
export function together(points: readonly Point[], fresh: readonly Point[]): Point[] {
  const all = new Map([...points, ...fresh].map((point) => [point.processes, point]));
  return [...all.values()].toSorted((a, b) => a.processes - b.processes);
}
