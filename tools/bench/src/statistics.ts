/** The middle of some numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Smallest and largest. */
export function range(numbers: readonly number[]): readonly [number, number] {
  return [Math.min(...numbers), Math.max(...numbers)];
}

/** How many times better the first is than the second, round by round, since both had the same conditions in a round. */
export function advantages(
  ours: readonly number[],
  theirs: readonly number[],
  better: "more" | "less",
): number[] {
  const rounds = Math.min(ours.length, theirs.length);
  return Array.from({ length: rounds }, (_, round) => {
    const [a = Number.NaN, b = Number.NaN] = [ours[round], theirs[round]];
    return better === "more" ? a / b : b / a;
  });
}

/** The line `fixed + each · size` through points, such that relative errors count alike, however far apart the sizes are. */
export function fitLine(points: readonly (readonly [size: number, cost: number])[]): {
  fixed: number;
  each: number;
} {
  let [w, x, y, xx, xy] = [0, 0, 0, 0, 0];
  for (const [size, cost] of points) {
    const weight = 1 / (cost * cost);
    w += weight;
    x += weight * size;
    y += weight * cost;
    xx += weight * size * size;
    xy += weight * size * cost;
  }
  const each = (w * xy - x * y) / (w * xx - x * x);
  return { fixed: (y - each * x) / w, each };
}
