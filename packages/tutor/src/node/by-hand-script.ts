/**
 * The process in which a person schedules a program: of its own, so that whatever the program does, the tutor lives. It answers one request
 * after another, each a message.
 */
import { endFrom, pointAfter } from "../explore/by-hand.ts";
import { explore } from "../explore/explore.ts";
import type { ByHandAnswer, ByHandRequest } from "./by-hand.ts";
import { openExplorable } from "./explorable.ts";

const [file = ""] = process.argv.slice(2);
/** Enough for any program of the course, and no more than a student waits for. */
const SEARCH = { strategy: "exhaustive", bound: 2, limit: 20_000 } as const;
const SEARCH_MS = 20_000;

const opening = openExplorable(file);
// Whoever asks first is told.
opening.catch(() => {});

async function answer(request: ByHandRequest): Promise<ByHandAnswer> {
  const explorable = await opening;
  if (request.ask === "point") return pointAfter(explorable, request.decisions);
  if (request.ask === "end") return endFrom(explorable, request.decisions);
  const { executions, complete, failure, outcomes } = await explore(explorable, {
    search: SEARCH,
    timeMs: SEARCH_MS,
  });
  const { outcome, schedule } = failure?.execution ?? {};
  return {
    executions,
    complete,
    outcomes: outcomes.length,
    ...(outcome && schedule !== undefined && { failure: { outcome, schedule } }),
  };
}

process.on("message", (request: ByHandRequest & { readonly id: number }) => {
  void answer(request).then(
    (result) => process.send?.({ id: request.id, result }),
    (error: unknown) => process.send?.({ id: request.id, error: String(error) }),
  );
});
