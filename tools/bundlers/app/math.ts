/** Knows nothing of the runtime: its functions are known by name because others that use the runtime pass them on. */
import { SCALE } from "./settings.ts";

export function scaled(x: number): number {
  return x * SCALE;
}

export default function cube(x: number): number {
  return x ** 3;
}

/** Nobody uses it: a bundler leaves it out. */
export function unusedByAnybody(): string {
  return "this text must not be in any bundle";
}
