/** What the types say of a program, asked of a thread that is started with the first question: most who read a lesson ask none. */

import type { Language } from "@mp/content";
import type { Answered, Asked, Question, Questions } from "./messages.ts";

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Asks; the answers come when they come. */
export class Types implements Disposable {
  readonly #language: Language;
  readonly #waiting = new Map<number, Waiting>();
  #thread: Worker | undefined;
  #asked = 0;

  constructor(language: Language) {
    this.#language = language;
  }

  /** Asks a question. @throws Error if the thread can't be started, as without a network at the first time. */
  ask<Q extends Question>(question: Q, about: Questions[Q]["about"]): Promise<Questions[Q]["answer"]> {
    const id = ++this.#asked;
    const asked: Asked<Q> = { id, question, about };
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve as Waiting["resolve"], reject });
      this.#started().postMessage(asked);
    });
  }

  [Symbol.dispose](): void {
    this.#end(new Error("the editor was closed"));
  }

  #started(): Worker {
    if (this.#thread) return this.#thread;
    const thread = new Worker(new URL("worker.ts", import.meta.url), {
      type: "module",
      name: this.#language,
    });
    thread.addEventListener("message", ({ data }: MessageEvent<Answered>) => this.#take(data));
    thread.addEventListener("error", ({ message }) => this.#end(new Error(message)));
    return (this.#thread = thread);
  }

  #take({ id, answer, error }: Answered): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === undefined) waiting?.resolve(answer);
    else waiting?.reject(new Error(error));
  }

  /** The next question starts another thread. */
  #end(error: Error): void {
    this.#thread?.terminate();
    this.#thread = undefined;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

let current: { readonly language: Language; readonly types: Types } | undefined;

/** The types in a language: one thread serves every editor of the page, as starting it takes a second. */
export function typesIn(language: Language): Types {
  if (current?.language !== language) {
    current?.types[Symbol.dispose]();
    current = { language, types: new Types(language) };
  }
  return current.types;
}
