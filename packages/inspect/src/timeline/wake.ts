import type { Replay } from "../replay/replay.ts";
import type { EventType, TraceEvent, WaitOperation } from "../trace.ts";

/** What ends a wait for each operation. */
const ENDERS: Record<WaitOperation, readonly EventType[]> = {
  acquire: ["release"],
  wait: ["notify", "set", "put", "send", "close"],
  barrier: ["barrier.arrive", "barrier.abort", "barrier.reset"],
  put: ["get"],
  get: ["put"],
  join: ["task.done"],
  send: ["recv", "close"],
  recv: ["send", "close"],
  poll: ["send", "close"],
  sleep: [],
  task: ["task.submit", "put"],
  result: ["task.end"],
};

/** The latest event that may have ended a wait. */
export function enderOf(
  { operation, object, target }: Extract<TraceEvent, { type: "wait.end" }>,
  replay: Replay,
): TraceEvent | undefined {
  if (target !== undefined) return replay.processes.get(target)?.ended;
  if (object === undefined) return undefined;
  const { changes } = replay.object(object);
  let latest: TraceEvent | undefined;
  for (const type of ENDERS[operation]) {
    const change = changes.get(type);
    if (change !== undefined && change.seq > (latest?.seq ?? -1)) latest = change;
  }
  return latest;
}
