/**
 * What lies where in the shared heap. All numbers are 32-bit words unless a name says bytes.
 *
 * ```text
 * 0            family state (below), 4096 bytes
 * FIRST_BLOCK  block block block …            up to TOP
 * block        [size in bytes | kind | refs | birth] payload…      16-byte aligned
 * ```
 *
 * `kind` 0 is a free block. `birth` is the pid of the process that has the region in its hands: it builds it, or frees it, or
 * carries it from one place to another; 0 once others may know it. What a process had in its hands when it died is freed (see `recover.ts`).
 * In a free block `birth` is the address of the next free block of its list.
 */

export const MAGIC_VALUE = 0x6d_70_68_31; // "mph1"

/** Words of the family state. */
export const FAMILY = {
  MAGIC: 0,
  /** Mutex of the allocator: see `mutex.ts`. */
  ALLOCATOR: 1,
  /** First byte never handed out. */
  TOP: 2,
  /** Last pid given. */
  LAST_PID: 3,
  /** Bytes freed since free neighbours were last joined. */
  FREED: 4,
  /** Address of the directory of names (see `names.ts`), or 0. */
  NAMES: 5,
  /** Whether deadlocks are looked for (see `deadlock.ts`): one of its `DETECTION`. */
  DETECTION: 6,
  /** How many processes sleep long, so that deadlocks may be worth looking for. */
  SLEEPERS: 7,
  /** How many words a transaction has changed, and the word that decides it with the value it gets (see `transaction.ts`). */
  CHANGES: 8,
  DECIDER: 9,
  DECISION: 10,
  /** Heads of the free lists, one per power of two. */
  FREE_LISTS: 16,
  /** Cells of those who wait for any of several objects, from 1 on: see `watch.ts`. */
  BELLS: 64,
  /** Last number of the order of events, in a line of the processor's cache of its own; see `recorder/`. */
  TRACE_SEQ: 192,
  /** Number of the trace that is being recorded; 0 for none. The others hold for that one. */
  TRACE_ON: 208,
  /** What is recorded: bits of `recorder/session.ts`. */
  TRACE_WHAT: 209,
  /** How many slots a process may fill before they are read. */
  TRACE_SLOTS: 210,
  /** The first ring of events of a process. */
  TRACE_RINGS: 211,
  /** How many processes found no memory for a ring. */
  TRACE_UNHEARD: 212,
  /** Mutex of who reads the rings. */
  TRACE_READER: 213,
  /** Two words: when the trace began, a 64-bit number on the clock that threads share. */
  TRACE_BEGAN: 214,
  /** Pid of the process that has the trace recorded. */
  TRACE_OWNER: 216,
  /** 1 if it goes to a file, in place of the memory of who has it recorded. */
  TRACE_FILED: 217,
  /** How many reports its threads have sent to whoever watches the program from outside: see `platform/web/program.ts`. */
  REPORTS: 218,
  /** The words that a transaction has changed, each with what was in it. */
  UNDO: 256,
} as const;

export const FREE_LIST_COUNT = 32;
export const FIRST_BLOCK = 4096;

/** Words of a block's header, before its payload. */
export const BLOCK = { SIZE: 0, KIND: 1, REFS: 2, BIRTH: 3 } as const;
export const BLOCK_HEADER_BYTES = 16;

/** First size of a family's buffer, and the most it may grow to: address space, not memory, until touched. */
export const INITIAL_BYTES: number = 1 << 20;
export const MAX_BYTES: number = 1 << 30;
/** Size of the buffer where shared buffers can't grow. */
export const FIXED_BYTES: number = 1 << 26;

/** What a region holds. */
export const KIND = {
  FREE: 0,
  PROCESS: 1,
  LEDGER: 2,
  LOCK: 3,
  RLOCK: 4,
  SEMAPHORE: 5,
  CONDITION: 6,
  WAITER: 7,
  EVENT: 8,
  BARRIER: 9,
  PIPE: 10,
  QUEUE: 11,
  SEGMENT: 12,
  VALUE: 13,
  ARRAY: 14,
  SIMPLE_QUEUE: 15,
  FUNCTION: 16,
  DIRECTORY: 17,
  SHARED_MEMORY: 18,
  TICKET: 19,
  TEXT: 20,
  MANAGER: 24,
  REFERENT: 25,
  CALL: 26,
  REPLY: 27,
  BYTES: 28,
  SOCKET_HUB: 29,
  TRACE_RING: 30,
  TRACE_CHUNK: 31,
  /** One that is not filled with zeros yet. */
  NEW: 32,
  PARCEL: 33,
  DEPOSIT: 34,
} as const;
/** What a region is: one of the numbers in {@link KIND}. */
export type Kind = (typeof KIND)[keyof typeof KIND];
