import { type ClientOptions, headersFor } from "./client.ts";
import type { components } from "./contract.ts";
import { ApiProblem } from "./problem.ts";

/** One event of a run. */
export type RunEvent =
  | { readonly id: number; readonly type: "result"; readonly data: components["schemas"]["RunResult"] }
  | { readonly id: number; readonly type: string; readonly data: Readonly<Record<string, unknown>> };

/** Which run to follow, and from where. */
export interface EventsOptions extends ClientOptions {
  readonly run: string;
  /** Id of the last event that is known already. */
  readonly after?: number;
  readonly signal?: AbortSignal;
}

/** How long to wait before a stream that broke is taken up again, in milliseconds. */
const RETRY_MS = 1000;

/**
 * Follows a run to its result. A stream that breaks is taken up again behind the last event, so none is missed and none comes twice.
 *
 * @throws {ApiProblem} If the API refuses.
 */
export async function* runEvents(options: EventsOptions): AsyncGenerator<RunEvent, void, void> {
  let after = options.after ?? 0;
  for (;;) {
    const body = await open(options, after);
    if (body === "done") return;
    try {
      for await (const event of body === undefined ? [] : eventsIn(body)) {
        yield event;
        after = event.id;
        if (event.type === "result") return;
      }
    } catch (error) {
      if (options.signal?.aborted || !(error instanceof TypeError)) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}

type Opened = ReadableStream<Uint8Array<ArrayBuffer>> | "done" | undefined;

/** Opens the stream; nothing, if the API cannot be reached just now. */
async function open(options: EventsOptions, after: number): Promise<Opened> {
  const { baseUrl, run, signal, fetch: send = fetch } = options;
  const headers = { ...headersFor(options), "last-event-id": String(after) };
  const address = new URL(`/v1/runs/${run}/events`, baseUrl);
  const response = await send(address, { headers, ...(signal && { signal }) }).catch((error: unknown) => {
    // `fetch` says so of a connection that could not be made, or broke.
    if (error instanceof TypeError) return undefined;
    throw error;
  });
  if (response?.status === 204) return "done";
  if (!response || response.status >= 500) return undefined;
  if (!response.ok) throw new ApiProblem((await response.json()) as components["schemas"]["Problem"]);
  return response.body ?? undefined;
}

async function* eventsIn(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<RunEvent, void, void> {
  let rest = "";
  for await (const text of body.pipeThrough(new TextDecoderStream())) {
    const frames = (rest + text).split("\n\n");
    rest = frames.pop() ?? "";
    for (const frame of frames) {
      const event = eventOf(frame);
      if (event) yield event;
    }
  }
}

/** A frame as an event; comments and the like are none. */
function eventOf(frame: string): RunEvent | undefined {
  const fields = new Map(
    frame.split("\n").map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon), line.slice(colon + 1).trimStart()] as const;
    }),
  );
  const [id, type, data] = [fields.get("id"), fields.get("event"), fields.get("data")];
  if (id === undefined || type === undefined || data === undefined) return undefined;
  return { id: Number(id), type, data: JSON.parse(data) as never };
}
