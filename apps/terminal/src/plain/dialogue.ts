import { createInterface, type Interface } from "node:readline/promises";

/** Says and asks, one line after another: nothing that was written is ever changed. */
export class Dialogue implements Disposable {
  readonly #input: NodeJS.ReadableStream;
  readonly #output: NodeJS.WritableStream;
  #lines: Interface;
  #isOver = false;
  #interrupt: (() => void) | undefined;

  constructor(input: NodeJS.ReadableStream = process.stdin, output: NodeJS.WritableStream = process.stdout) {
    this.#input = input;
    this.#output = output;
    this.#lines = this.#open();
    process.on("SIGINT", this.#onInterrupt);
  }

  say(...lines: readonly string[]): void {
    for (const line of lines) this.#output.write(`${line}\n`);
  }

  /** What is typed; `undefined` when nothing more will be: at the end of the input, or after Ctrl+C. */
  async ask(prompt: string): Promise<string | undefined> {
    if (this.#isOver) return undefined;
    this.say("", prompt);
    const lines = this.#lines;
    const closed = new Promise<undefined>((resolve) => {
      lines.once("close", () => resolve(undefined));
    });
    const typed = await Promise.race([lines.question("> ").catch(() => undefined), closed]);
    return typed?.trim();
  }

  /** A number from 1 to `most`, asked for until there is one; `undefined` if none was given. */
  async number(prompt: string, most: number, again: string): Promise<number | undefined> {
    for (;;) {
      const typed = await this.ask(prompt);
      if (typed === undefined || typed === "") return undefined;
      const number = Number(typed);
      if (Number.isInteger(number) && number >= 1 && number <= most) return number;
      this.say(again);
    }
  }

  /** Does something that Ctrl+C stops in place of ending the dialogue. */
  async during<T>(stop: () => void, work: () => Promise<T>): Promise<T> {
    this.#interrupt = stop;
    try {
      return await work();
    } finally {
      this.#interrupt = undefined;
    }
  }

  /** Gives the terminal to somebody else meanwhile. */
  async suspend<T>(visit: () => Promise<T>): Promise<T> {
    this.#lines.removeAllListeners("close");
    this.#lines.close();
    try {
      return await visit();
    } finally {
      this.#lines = this.#open();
    }
  }

  [Symbol.dispose](): void {
    process.off("SIGINT", this.#onInterrupt);
    this.#lines.close();
  }

  /** Ctrl+C: stops what is being done, or ends the dialogue. */
  readonly #onInterrupt = (): void => {
    if (this.#interrupt) this.#interrupt();
    else this.#lines.close();
  };

  #open(): Interface {
    // Without the terminal's own editing of a line, which draws it anew at each key: the system's does not.
    const lines = createInterface({ input: this.#input, output: this.#output, terminal: false });
    lines.once("close", () => {
      this.#isOver = true;
    });
    return lines;
  }
}
