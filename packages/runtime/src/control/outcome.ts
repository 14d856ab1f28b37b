/** How an execution ended. */

import type { Outcome } from "../trace/events.ts";
import { type Board, HOST, hostAt, LIFE, OVER, WORD } from "./board.ts";
import { type Output, readOutput } from "./output.ts";

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
