/** The smallest task that has an argument and a result. */
export function double(n: number): number {
  return n * 2;
}
