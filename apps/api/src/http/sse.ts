/**
 * Events as a stream of server-sent events. The stream is pulled: the next event is fetched when the client has taken the one before, so nothing
 * piles up here for a client that reads slowly.
 */
import type { StreamedEvent } from "../services/event-stream.ts";

/** A comment every so often keeps proxies from closing a stream in which nothing happens. */
const HEARTBEAT_MS = 15_000;
const BEAT = Symbol("heartbeat");

interface Options {
  readonly heartbeatMs?: number;
  /** Called once, when the stream has ended, however it did. */
  readonly onEnd: () => void;
}

/** Writes events as bytes. Cancelling the stream ends the events. */
export function sseStream(
  events: AsyncGenerator<StreamedEvent>,
  { heartbeatMs = HEARTBEAT_MS, onEnd }: Options,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let next: Promise<IteratorResult<StreamedEvent>> | undefined;
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => controller.enqueue(encoder.encode("retry: 1000\n\n")),
      async pull(controller) {
        next ??= events.next();
        const come = await withHeartbeat(next, heartbeatMs).catch((error: unknown) => {
          onEnd();
          throw error;
        });
        if (come === BEAT) return controller.enqueue(encoder.encode(":\n\n"));
        next = undefined;
        if (!come.done) return controller.enqueue(encoder.encode(frameOf(come.value)));
        onEnd();
        controller.close();
      },
      cancel() {
        onEnd();
      },
    },
    { highWaterMark: 1 },
  );
}

async function withHeartbeat<T>(next: Promise<T>, ms: number): Promise<T | typeof BEAT> {
  let timer: NodeJS.Timeout | undefined;
  const beat = new Promise<typeof BEAT>((resolve) => (timer = setTimeout(() => resolve(BEAT), ms)));
  try {
    return await Promise.race([next, beat]);
  } finally {
    clearTimeout(timer);
  }
}

// JSON has no line breaks of its own, so one data line is enough.
function frameOf({ id, type, data }: StreamedEvent): string {
  return `id: ${id}\nevent: ${type}\ndata: ${data}\n\n`;
}
