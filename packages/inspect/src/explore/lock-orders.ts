import { Words } from "../export/words.ts";
import { type Edge, isAlwaysBefore, LockOrders } from "../findings/lock-order.ts";
import { Replay } from "../replay/replay.ts";
import type { Trace } from "../trace.ts";

/** One lock taken while another one was held, in one of several traces: all by name, since numbers differ from trace to trace. */
export interface NamedNesting {
  readonly process: string;
  readonly held: string;
  readonly wanted: string;
  /** Places in the program, such as `program.ts:7`, if the trace tells. */
  readonly heldAt?: string;
  readonly wantedAt?: string;
  /** Which of the traces it was seen in: its place in the list. */
  readonly trace: number;
}

interface Seen extends NamedNesting {
  readonly edge: Edge;
  /** What it held, by name, and how many that lets in. */
  readonly gates: ReadonlyMap<string, number>;
}

const LONGEST = 8;
const MOST = 50;

/**
 * Looks for locks whose orders do not agree over several executions of one program: one may take them in one order, and another in the other, so that
 * {@link findings} sees nothing wrong with either. Processes and locks are the same if they have the same name.
 *
 * Of two nestings in different executions it can not be told whether one is always over before the other begins. So each ring is a doubt,
 * and no fault.
 *
 * @param traces executions of one program.
 * @returns rings that no single trace shows: each wants what the next one holds, the last what the first holds.
 *
 * @example
 * ```ts
 * import { lockOrdersAcross, type Trace } from "@mp/inspect";
 * const traces: Trace[] = [];
 * console.log(lockOrdersAcross(traces)); // => []
 * ```
 */
export function lockOrdersAcross(traces: readonly Trace[]): NamedNesting[][] {
  const seen = traces.flatMap((trace, place) => nestingsOf(trace, place));
  const byHeld = Map.groupBy(distinct(seen), ({ held }) => held);
  const rings = new Map<string, NamedNesting[]>();
  for (const first of byHeld.keys()) {
    extend([], first, byHeld, (ring) => {
      if (rings.size >= MOST || !isDangerous(ring)) return;
      const key = ring
        .map(({ held, wanted, process }) => `${process} ${held} ${wanted}`)
        .toSorted()
        .join();
      if (!rings.has(key))
        rings.set(
          key,
          ring.map(({ edge: _edge, gates: _gates, ...nesting }) => nesting),
        );
    });
  }
  return [...rings.values()];
}

function nestingsOf(trace: Trace, place: number): Seen[] {
  const orders = new LockOrders();
  const replay = new Replay(trace);
  replay.run([orders]);
  const words = new Words(trace);
  return orders.all().map((edge) => {
    const [heldAt, wantedAt] = [words.site(edge.held.acquired.site), words.site(edge.wanted.site)];
    const capacity = (id: number): number => (replay.object(id).isLock ? 1 : (trace.objects[id]?.size ?? 1));
    return {
      process: words.process(edge.process.pid),
      held: words.object(edge.held.object),
      wanted: words.object(edge.wanted.object ?? -1),
      ...(heldAt === undefined ? {} : { heldAt }),
      ...(wantedAt === undefined ? {} : { wantedAt }),
      trace: place,
      edge,
      gates: new Map(edge.gates.map(({ object }) => [words.object(object), capacity(object)])),
    };
  });
}

/** The same in several traces is looked at once for each of the first few: more of them make no new ring. */
function distinct(seen: readonly Seen[]): Seen[] {
  const groups = Map.groupBy(seen, ({ process, held, wanted, heldAt, wantedAt }) =>
    [process, held, wanted, heldAt, wantedAt].join(" "),
  );
  return [...groups.values()].flatMap((group) => group.slice(0, 3));
}

function extend(
  path: readonly Seen[],
  first: string,
  byHeld: ReadonlyMap<string, readonly Seen[]>,
  use: (ring: readonly Seen[]) => void,
): void {
  for (const seen of byHeld.get(path.at(-1)?.wanted ?? first) ?? []) {
    if (path.some(({ process }) => process === seen.process)) continue;
    const ring = [...path, seen];
    if (seen.wanted === first) use(ring);
    else if (seen.wanted > first && ring.length < LONGEST && !path.some(({ held }) => held === seen.wanted))
      extend(ring, first, byHeld, use);
  }
}

/** A ring that one trace shows is told by `findings`. */
function isDangerous(ring: readonly Seen[]): boolean {
  if (new Set(ring.map(({ trace }) => trace)).size === 1 || isGated(ring)) return false;
  return ring.every((a) =>
    ring.every((b) => a === b || a.trace !== b.trace || !isAlwaysBefore(a.edge, b.edge)),
  );
}

function isGated(ring: readonly Seen[]): boolean {
  const gates = new Set(ring.flatMap((seen) => [...seen.gates.keys()]));
  return [...gates].some((gate) => {
    const inside = ring.filter((seen) => seen.gates.has(gate));
    return inside.length > (inside[0]?.gates.get(gate) ?? 1);
  });
}
