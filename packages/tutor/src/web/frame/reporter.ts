/** How a thread of a program tells what its process does: by a channel, to which one can send that never returns to its event loop. */

import type { ProcessEvent } from "@mp/content";
import type { TimedReading } from "@mp/runtime/internal/driver";
import { countReport } from "@mp/runtime/internal/program";

/** What a thread reports. */
export type Report =
  | ProcessEvent
  | { readonly type: "reading"; readonly reading: TimedReading }
  /** Its buffers have become larger, or smaller, by so many bytes. */
  | { readonly type: "memory"; readonly bytes: number }
  /** The main process has ended: before, so many reports were sent by all threads. */
  | { readonly type: "end"; readonly time: number; readonly exitCode: number; readonly reports: number };

/** A thread that tells more is in a loop, in which nobody reads what it tells. */
const MOST_EVENTS = 5_000;

export class Reporter {
  readonly #channel: BroadcastChannel;
  #events = 0;
  /** How much it may still write; what nobody would see is not sent, so that a flood fills no memory on its way. */
  #left = Number.POSITIVE_INFINITY;

  constructor(channel: BroadcastChannel) {
    this.#channel = channel;
  }

  /** Says how much all processes together may write: one more tells whoever watches that it was more. */
  limit(outputBytes: number): void {
    this.#left = outputBytes + 1;
  }

  event(event: ProcessEvent): void {
    this.#events += 1;
    if (this.#events <= MOST_EVENTS) this.tell(event);
  }

  output(event: Extract<ProcessEvent, { type: "output" }>): void {
    const text = event.text.slice(0, this.#left);
    this.#left -= text.length;
    if (text !== "") this.tell({ ...event, text });
  }

  tell(report: Report): void {
    this.#channel.postMessage(report);
    countReport();
  }

  /** The last of all: it names the count. */
  end(report: Extract<Report, { type: "end" }>): void {
    this.#channel.postMessage(report);
  }
}
