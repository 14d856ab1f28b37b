import { EventEmitter } from "node:events";

/** What processes tell each other of runs. A signal may be lost: whoever waits looks again after a while. */
export type SignalName = "events" | "cancel";

/** Carries signals to whoever listens, in this process or in others. */
export interface Signals extends AsyncDisposable {
  emit(name: SignalName, run: string): void;
  /** @returns What ends the listening. */
  on(name: SignalName, run: string, listener: () => void): () => void;
}

/** Signals inside one process. */
export class LocalSignals implements Signals {
  readonly #emitter = new EventEmitter().setMaxListeners(0);

  emit(name: SignalName, run: string): void {
    this.#emitter.emit(`${name}:${run}`);
  }

  on(name: SignalName, run: string, listener: () => void): () => void {
    const topic = `${name}:${run}`;
    this.#emitter.on(topic, listener);
    return () => this.#emitter.off(topic, listener);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#emitter.removeAllListeners();
  }
}
