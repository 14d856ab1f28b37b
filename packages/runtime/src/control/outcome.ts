/** How an execution ended. */

import { type Board, HOST, hostAt, LIFE, OVER, WORD } from "./board.ts";
import { type Output, readOutput } from "./output.ts";

/**
 * How an execution ended:
 * - `finished`: the main process came to its end, or called `exit`
 * - `deadlock`: nobody could go on, and no time would change that; `pids` are those who waited. If the main process is not among them, or others
 *   ended before, the rest of the program had gone on without them
 * - `step-limit`: it took more steps than it was given, as where processes only get out of each other's way
 * - `time-limit`: a process computed without any operation for longer than it was given
 * - `error`: nobody caught an error in the main process
 * - `too-many-processes`: there were more at once than the controller's `maxProcesses`
 * - `diverged`: the schedule it was given is of another program
 * - `aborted`: it was given up by a signal
 */
export type Outcome =
  | { readonly kind: "finished"; readonly exitCode: number }
  | { readonly kind: "deadlock"; readonly pids: readonly number[] }
  | { readonly kind: "step-limit" }
  | { readonly kind: "time-limit" }
  | { readonly kind: "error"; readonly pid: number; readonly message: string }
  | { readonly kind: "too-many-processes" }
  | { readonly kind: "diverged" }
  | { readonly kind: "aborted" };

/** Reads the outcome off the board. */
export function outcomeOf(board: Board): Outcome {
  const { words } = board;
  switch (words[WORD.OVER]) {
    case OVER.FINISHED:
      return { kind: "finished", exitCode: words[WORD.EXIT_CODE] as number };
    case OVER.DEADLOCK:
      return { kind: "deadlock", pids: waiting(words) };
    case OVER.STEP_LIMIT:
      return { kind: "step-limit" };
    case OVER.ERROR:
      return { kind: "error", pid: 1, message: errorIn(readOutput(board)) };
    case OVER.HOSTS:
      return { kind: "too-many-processes" };
    case OVER.DIVERGED:
      return { kind: "diverged" };
    default:
      return { kind: "aborted" };
  }
}

function waiting(words: Int32Array): number[] {
  const pids: number[] = [];
  for (let host = 0, used = words[WORD.USED] as number; host < used; host++) {
    const at = hostAt(host);
    if (words[at + HOST.LIFE] === LIFE.RUNNING) pids.push(words[at + HOST.PID] as number);
  }
  return pids;
}

function errorIn(output: readonly Output[]): string {
  return output.findLast(({ pid, stream }) => pid === 1 && stream === "error")?.text ?? "";
}
