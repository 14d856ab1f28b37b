/** What is made smaller than in the runtime, so that all runs can be seen; nothing else of the source is changed. */
import type { Edit } from "@mp/model";

const SIZES: readonly (readonly [file: string, from: string, to: string])[] = [
  // Nobody looks out before it sleeps: a look more is no other algorithm.
  ["kernel/patience.ts", "return spinning.next();", "return 0;"],
  ["kernel/patience.ts", "spinning.lookedOut(came);", "void came;"],
  ["kernel/layout.ts", "FIXED_BYTES: number = 1 << 26", "FIXED_BYTES: number = 1 << 14"],
  ["kernel/cell.ts", "BELL_COUNT = 62", "BELL_COUNT = 3"],
  ["kernel/ring-bytes.ts", "RING_CAPACITY = 65_536", "RING_CAPACITY = 16"],
  // Copies bytes by one call, which is one step, rather than one by one.
  ["kernel/scratch.ts", "LOOP_BYTES = 48", "LOOP_BYTES = -1"],
  ["kernel/segment.ts", "SEGMENT_BYTES: number = 64 * 1024", "SEGMENT_BYTES: number = 64"],
];

export const SMALL: readonly Edit[] = SIZES.map(([file, from, to]) => ({ file, from, to, ifThere: true }));
