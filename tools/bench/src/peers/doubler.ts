/** A pool whose workers double numbers. */
export interface Doubler {
  readonly double: (n: number) => PromiseLike<number>;
  /** Most tasks that may be outstanding in a round, where more would take minutes. */
  readonly most?: number;
}

export type MakeDoubler = (workers: number) => Doubler | Promise<Doubler>;
