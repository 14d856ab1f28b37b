import type { Cause } from "@mp/inspect";
import type { Trace } from "@mp/runtime/trace";
import type { TraceTexts } from "../../texts/trace-texts.ts";

/** `blocked on Lock-1.acquire(), held by Process-2`; empty if nobody knows why. */
export function causeText(
  cause: Cause | undefined,
  trace: Trace,
  { blocked }: Pick<TraceTexts, "blocked">,
): string {
  if (cause === undefined) return "";
  const nameOf = (pid: number) => trace.processes.find((each) => each.pid === pid)?.name ?? `pid ${pid}`;
  if (cause.target !== undefined) return blocked(`${nameOf(cause.target)}.${cause.operation}()`, []);
  const object = trace.objects.find(({ id }) => id === cause.object)?.name;
  const what = object === undefined ? `${cause.operation}()` : `${object}.${cause.operation}()`;
  return blocked(what, [...new Set(cause.heldBy.map(({ pid }) => nameOf(pid)))]);
}
