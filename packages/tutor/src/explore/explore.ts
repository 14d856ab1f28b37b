import { exhaustive, type Fold, pct, random, type Strategy } from "@mp/runtime/control";
import { lookClosely, outcomeKey } from "./close-look.ts";
import { minimised } from "./minimised.ts";
import type { Explorable, ExploreRequest, Search } from "./request.ts";
import {
  type ExploredOutcome,
  harmIn,
  isFailure,
  isSimpler,
  MAX_STEPS,
  traced,
  type TracedExecution,
} from "./traced.ts";

/** What came of a search. */
export interface ExploreResult {
  readonly search: Search;
  readonly executions: number;
  readonly complete: boolean;
  /** What ended the search before its time. */
  readonly stoppedBy: "limit" | "time" | "signal" | null;
  readonly milliseconds: number;
  /** The most frequent first. */
  readonly outcomes: readonly ExploredOutcome[];
  /** The simplest of the executions that show best what goes wrong, made as simple as it can be. */
  readonly failure: TracedExecution | undefined;
}

/** A program with more outcomes than this has its rarer ones told without what was found in them. */
const MOST_TRACED = 200;

/**
 * Runs a program under many schedules. Of executions that ended alike, the simplest is run once more, recorded, and looked at for
 * faults; so are the first schedules of the search.
 *
 * @throws SyntaxError if a module can't be parsed.
 */
export async function explore(
  { controller, program }: Explorable,
  request: ExploreRequest,
): Promise<ExploreResult> {
  const { search, signal, timeMs } = request;
  const began = performance.now();
  const timeUp = timeMs === undefined ? undefined : AbortSignal.timeout(timeMs);
  const look = {
    strategy: strategyOf(search),
    limit: search.limit,
    signal: AbortSignal.any([signal, timeUp].filter((each) => each !== undefined)),
  };
  const { complete, executions, outcomes } = await controller.explore(program, {
    ...look,
    maxSteps: MAX_STEPS,
    onProgress: (progress) =>
      request.onProgress?.({ executions: progress.executions, milliseconds: performance.now() - began }),
  });
  const milliseconds = performance.now() - began;
  const close = Map.groupBy(await lookClosely({ controller, program }, look), ({ execution }) =>
    outcomeKey(execution),
  );
  const explored: ExploredOutcome[] = [];
  for (const fold of outcomes.toSorted((a, b) => b.count - a.count).slice(0, MOST_TRACED)) {
    explored.push(await lookedAt({ controller, program }, fold, close.get(outcomeKey(fold.first)) ?? []));
  }
  const failing = mostTelling(explored.flatMap((outcome) => [outcome, ...outcome.others]).filter(isFailure));
  return {
    search,
    executions,
    complete,
    stoppedBy: complete ? null : stopper({ search, executions, signal, timeUp }),
    milliseconds,
    outcomes: explored,
    failure: failing && (await minimised({ controller, program }, failing, look.signal)),
  };
}

async function lookedAt(
  explorable: Explorable,
  { count, simplest }: Fold,
  others: readonly TracedExecution[],
): Promise<ExploredOutcome> {
  const shown = await traced(explorable, simplest.schedule);
  return { ...shown, count, fails: [shown, ...others].some(isFailure), others };
}

function strategyOf(search: Search): Strategy {
  if (search.strategy === "exhaustive") return exhaustive({ bound: search.bound });
  return search.strategy === "random" ? random() : pct();
}

function stopper(state: {
  readonly search: Search;
  readonly executions: number;
  readonly signal: AbortSignal | undefined;
  readonly timeUp: AbortSignal | undefined;
}): ExploreResult["stoppedBy"] {
  const { search, executions, signal, timeUp } = state;
  if (signal?.aborted) return "signal";
  if (timeUp?.aborted) return "time";
  return search.strategy === "exhaustive" && executions >= search.limit ? "limit" : null;
}

/** The simplest of those that show best what goes wrong. */
function mostTelling(failing: readonly TracedExecution[]): TracedExecution | undefined {
  const best = Math.min(...failing.map(harmIn));
  return failing.filter((each) => harmIn(each) === best).toSorted((a, b) => (isSimpler(a, b) ? -1 : 1))[0];
}
