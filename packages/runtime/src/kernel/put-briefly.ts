import type { Message } from "./message.ts";
import { runBriefly } from "./run-briefly.ts";
import type { SegmentQueue } from "./segment-queue.ts";

/** Puts a message into a queue without a limit: waits for other writers at most, which takes a few instructions. */
export function putBriefly(queue: SegmentQueue, message: Message): void {
  if (!queue.tryPut(message)) runBriefly(queue.put(message));
}
