/** Has its pool from another module and does not import the runtime: the plugin's option `include` names it. */
import { SCALE } from "./settings.ts";

interface Mapping {
  map(fn: (x: number) => number, items: number[]): Promise<number[]>;
}

export function shifted(pool: Mapping): Promise<number[]> {
  return pool.map((x) => x + SCALE, [1, 2]);
}
