/** How `mp` ends, for scripts. */
export const EXIT = {
  ok: 0,
  /** The program, the check or the search found a fault. */
  failed: 1,
  /** The command was mistyped. */
  usage: 2,
  /** The program met a limit, was stopped, or could not be loaded or checked. */
  unfinished: 3,
  /** A file cannot be read or written, or what is needed is not on this machine. */
  machine: 4,
  /** The course or the tutor has a fault. */
  fault: 5,
  /** Ctrl-C, as shells have it: 128 and the number of SIGINT. */
  interrupted: 130,
} as const;

/** How `mp` ends, by name. */
export type ExitName = keyof typeof EXIT;

/** A number with which `mp` ends. */
export type ExitCode = (typeof EXIT)[ExitName];
