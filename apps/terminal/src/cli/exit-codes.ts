/** How `mp` ends, for scripts. */
export const EXIT = {
  ok: 0,
  /** The program or the check failed. */
  failed: 1,
  /** The command was mistyped. */
  usage: 2,
  /** The program met a limit or could not be checked. */
  unfinished: 3,
} as const;
