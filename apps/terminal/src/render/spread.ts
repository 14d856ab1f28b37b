import stringWidth from "string-width";

/** Two texts at the two ends of a line. */
export function spread(left: string, right: string, columns: number): string {
  const gap = columns - stringWidth(left) - stringWidth(right);
  return gap < 1 ? left : left + " ".repeat(gap) + right;
}
