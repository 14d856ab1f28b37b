/** A map with two keys: without a text for each look, which is what takes the time in a long trace. */
export class Pairs<T> {
  private readonly rows = new Map<number, Map<number, T>>();

  get(a: number, b: number): T | undefined {
    return this.rows.get(a)?.get(b);
  }

  set(a: number, b: number, value: T): void {
    const row = this.rows.get(a);
    if (row === undefined) this.rows.set(a, new Map([[b, value]]));
    else row.set(b, value);
  }

  delete(a: number, b: number): void {
    this.rows.get(a)?.delete(b);
  }

  /** All values. */
  *values(): Iterable<T> {
    for (const row of this.rows.values()) yield* row.values();
  }
}
