import type { RunEvent } from "./events.ts";

/** Events in, an async iterable out. Holds what nobody has asked for yet; the watchdog's limits bound how much. */
export class EventStream<Event = RunEvent> implements AsyncIterable<Event> {
  #held: Event[] = [];
  #ended = false;
  #error: Error | undefined;
  #wake: (() => void) | undefined;

  push(event: Event): void {
    this.#held.push(event);
    this.#wake?.();
  }

  end(): void {
    this.#ended = true;
    this.#wake?.();
  }

  fail(error: Error): void {
    this.#error = error;
    this.end();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Event, void, void> {
    for (;;) {
      const ready = this.#held;
      this.#held = [];
      yield* ready;
      if (this.#held.length > 0) continue;
      if (this.#error) throw this.#error;
      if (this.#ended) return;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}
