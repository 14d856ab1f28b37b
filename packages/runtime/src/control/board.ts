/**
 * The board: the memory through which the hosts of one controller take turns. It lies beside the shared heap of the program, and
 * knows nothing of it.
 *
 * Only the host that has the turn writes it, but for the gates, which are how a turn is handed on, and ABORT, which the controller sets. So all
 * other words need no atomic access: a gate's store and load order them.
 */

/** How many hosts there can be. */
export const MOST_HOSTS = 64;
/** How many things one process can wait for at once. */
export const MOST_WAITS = 64;
/** How many decisions of one execution are kept. */
export const MOST_CHOICES = 65_536;
/** Bytes for the birth of a process: its target and small arguments. */
const BIRTH_BYTES = 65_536;
/** Bytes of what the processes of one execution write. */
export const OUTPUT_BYTES = 262_144;

/** Words about the execution. */
export const WORD = {
  /** 1 when nothing is to go on. */
  ABORT: 0,
  /** How the execution is over: one of {@link OVER}. */
  OVER: 1,
  /** Number of the host that has the turn. */
  CURRENT: 2,
  /** How many hosts exist, and how many of them processes were given to. */
  HOSTS: 3,
  USED: 4,
  /** How many hosts are not yet done with an execution that is over. */
  BUSY: 5,
  STEPS: 6,
  MOST_STEPS: 7,
  /** How many decisions were taken, and how many of them were given. */
  CHOICES: 8,
  GIVEN: 9,
  PREEMPTIONS: 10,
  /** How decisions that were not given are taken: one of {@link POLICY}. */
  POLICY: 11,
  /** State of the random numbers of the policy. */
  RANDOM: 12,
  /** For priorities: the lowest given yet, and how many steps there may be until the next change. */
  LOWEST: 13,
  CHANGES: 14,
  /** Number of the last event. */
  EVENTS: 15,
  OUTPUT_LENGTH: 16,
  EXIT_CODE: 17,
  /** Number of the execution: tells the controller that something goes on. */
  EXECUTION: 18,
  /** What is asked for besides the outcome: bits of `ASKED`; and how many times a host has told what it recorded. */
  ASKED: 19,
  TOLD: 20,
  /** Steps at which priorities change, {@link WORD.CHANGES} of them. */
  CHANGE_STEPS: 32,
} as const;
const HEAD_WORDS = 64;

/** How an execution can be over. */
export const OVER = {
  NO: 0,
  FINISHED: 1,
  DEADLOCK: 2,
  STEP_LIMIT: 3,
  ERROR: 4,
  ABORTED: 5,
  /** More processes were started than there are hosts. */
  HOSTS: 6,
  /** The schedule that was given is of another program. */
  DIVERGED: 7,
  UNSUPPORTED: 8,
} as const;

/** How a decision is taken. */
export const POLICY = { FIRST: 0, RANDOM: 1, PRIORITIES: 2 } as const;

/** Words about one host. */
export const HOST = {
  /** One of {@link GATE}, or the number, from 1, of the wait that is over. */
  GATE: 0,
  /** One of {@link LIFE}. */
  LIFE: 1,
  PID: 2,
  /** Address of the process's region in the heap. */
  PROCESS: 3,
  PARENT: 4,
  DAEMON: 5,
  /** How many waits it has, of which one that is over lets it go on. */
  WAITS: 6,
  PRIORITY: 7,
  /** How many of its children have ended. */
  ENDED_CHILDREN: 8,
  BIRTH_LENGTH: 9,
  /** Numbers of hosts in order of their pids: this is the place of this one. */
  /** Waits, {@link WAIT_WORDS} words each. */
  FIRST_WAIT: 16,
} as const;
/** Words of a wait: index of a word in the heap (0: none), the value seen there, the bits that must be 0 (0: any change will do), and kind. */
export const WAIT = { INDEX: 0, SEEN: 1, MASK: 2, KIND: 3 } as const;
export const WAIT_WORDS = 4;
const HOST_WORDS: number = HOST.FIRST_WAIT + MOST_WAITS * WAIT_WORDS;

/** What a gate says to its host, if it is no turn: nothing, nothing to one that sleeps, the execution is over, go and read messages. */
export const GATE = { SHUT: 0, ASLEEP: -1, OVER: -2, LEAVE: -3 } as const;

/** What a host does. */
export const LIFE = { IDLE: 0, NEWBORN: 1, RUNNING: 2, ENDED: 3 } as const;

/** Bytes of a decision: which alternative, of how many, and how many of these go on with the same process. */
export const CHOICE_BYTES = 3;

/** Where everything lies in the board, by byte. */
const HOSTS_AT: number = HEAD_WORDS * 4;
const CLOCK_AT: number = HOSTS_AT + MOST_HOSTS * HOST_WORDS * 4;
const DEADLINES_AT: number = CLOCK_AT + 16;
const CHOICES_AT: number = DEADLINES_AT + MOST_HOSTS * MOST_WAITS * 8;
const OUTPUT_AT: number = CHOICES_AT + MOST_CHOICES * CHOICE_BYTES + 8;
const BIRTHS_AT: number = OUTPUT_AT + OUTPUT_BYTES;
const BOARD_BYTES: number = BIRTHS_AT + MOST_HOSTS * BIRTH_BYTES;

/**
 * Milliseconds that were slept, and milliseconds that were worked; both together are the time. Only the first lets deadlines pass: so who sleeps
 * equally long from about the same moment on wakes at the same moment, and any of them may be first.
 */
export const CLOCK = { SLEPT: 0, WORKED: 1 } as const;

/** A thread's view of the board. */
export class Board {
  readonly buffer: SharedArrayBuffer;
  readonly words: Int32Array;
  /** Virtual time since the execution began: see {@link CLOCK}. */
  readonly clock: Float64Array;
  /** When each wait of each host is up. */
  readonly deadlines: Float64Array;
  readonly choices: Uint8Array;
  readonly output: Uint8Array;

  constructor(buffer: SharedArrayBuffer = new SharedArrayBuffer(BOARD_BYTES)) {
    this.buffer = buffer;
    this.words = new Int32Array(buffer, 0, CLOCK_AT >> 2);
    this.clock = new Float64Array(buffer, CLOCK_AT, 2);
    this.deadlines = new Float64Array(buffer, DEADLINES_AT, MOST_HOSTS * MOST_WAITS);
    this.choices = new Uint8Array(buffer, CHOICES_AT, MOST_CHOICES * CHOICE_BYTES);
    this.output = new Uint8Array(buffer, OUTPUT_AT, OUTPUT_BYTES);
  }

  /** Where the bytes of the birth of a host's process are. */
  birthOf(host: number): Uint8Array {
    return new Uint8Array(this.buffer, BIRTHS_AT + host * BIRTH_BYTES, BIRTH_BYTES);
  }
}

/** Index of the first word about a host. */
export function hostAt(host: number): number {
  return HEAD_WORDS + host * HOST_WORDS;
}
