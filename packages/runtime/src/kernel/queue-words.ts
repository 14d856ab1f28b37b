/** The words of a queue's region. */

/** Writers' and readers' words lie in lines of the processor's cache of their own. */
export const Q = {
  WRITER: 0,
  WRITTEN: 1,
  /** Two slots: where message WRITTEN goes. */
  TAIL: 2,
  TAIL_SEGMENT: 4,
  SPARE: 6,
  READER: 16,
  READ: 17,
  HEAD: 18,
  HEAD_SEGMENT: 20,
  RETIRED: 22,
  ITEMS: 32,
  SPACE: 33,
  CAPACITY: 34,
  DONE: 48,
  ALL_DONE: 49,
} as const;
export const QUEUE_BYTES = 256;
