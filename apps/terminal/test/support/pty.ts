import { stripVTControlCharacters } from "node:util";
import { spawn, type IPty } from "@lydell/node-pty";
import xterm from "@xterm/headless";
import { MP_ARGUMENTS, type StudentHome } from "./mp.ts";

/** A key as a terminal sends it. */
export const KEY = { up: "\u001B[A", down: "\u001B[B", enter: "\r", escape: "\u001B", space: " " } as const;

interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** `mp` on a real pseudo-terminal, with a terminal emulator that shows what a student would see. */
export class PtyTutor implements AsyncDisposable {
  readonly #screen: InstanceType<typeof xterm.Terminal>;
  readonly #pty: IPty;
  readonly #exit: Promise<number>;
  readonly #decoder = new TextDecoder();
  #bytes = "";
  #abandoned = false;
  #heard = 0;

  constructor(
    home: StudentHome,
    { columns, rows, program = MP_ARGUMENTS }: Size & { readonly program?: readonly string[] },
    env: Readonly<Record<string, string>> = {},
    args: readonly string[] = [],
  ) {
    this.#screen = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
    this.#pty = spawn(process.execPath, [...program, ...args], {
      cols: columns,
      rows,
      cwd: home.folder,
      env: home.env(env),
      // As bytes: a character may come in two pieces, and the emulator puts them together.
      encoding: null,
    });
    this.#pty.onData((data: string | Uint8Array) => {
      this.#bytes += typeof data === "string" ? data : this.#decoder.decode(data, { stream: true });
      this.#screen.write(data);
    });
    this.#exit = new Promise((resolve) => this.#pty.onExit(({ exitCode }) => resolve(exitCode)));
  }

  /** What is on the screen now. */
  get text(): string {
    const buffer = this.#screen.buffer.active;
    const lines = Array.from(
      { length: this.#screen.rows },
      (_, at) => buffer.getLine(buffer.viewportY + at)?.translateToString(true) ?? "",
    );
    return lines.join("\n");
  }

  /** All lines there were, those that have left the screen too. */
  get whole(): string {
    const buffer = this.#screen.buffer.active;
    return Array.from(
      { length: buffer.length },
      (_, at) => buffer.getLine(at)?.translateToString(true) ?? "",
    ).join("\n");
  }

  /** The emulator's own picture of the screen: each cell with its colours. */
  get buffer(): xterm.IBuffer {
    return this.#screen.buffer.active;
  }

  /** Everything that was sent to the terminal. */
  get bytes(): string {
    return this.#bytes;
  }

  /** Sends a key, without the pause that follows one that is pressed. */
  send(key: string): void {
    this.#pty.write(key);
  }

  /** Presses keys, one after another. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      this.#pty.write(key);
      // A terminal sends keys one by one; two in one piece would be a paste.
      await pause(40);
    }
  }

  /** Types a line, and Enter. */
  async type(line: string): Promise<void> {
    await this.press(...Array.from(line), KEY.enter);
  }

  /** Waits until everything there ever was on the screen has a text behind the place where the last one was found. */
  async hear(text: string, within = 60_000): Promise<void> {
    const until = performance.now() + within;
    const plain = () => stripVTControlCharacters(this.#bytes);
    while (plain().indexOf(text, this.#heard) === -1) {
      if (performance.now() > until)
        throw new Error(`Nobody says ${text} but:\n${plain().slice(this.#heard)}`);
      await pause(25);
    }
    this.#heard = plain().indexOf(text, this.#heard) + text.length;
  }

  /** Waits until the screen shows a text. */
  async see(text: string | RegExp, within = 60_000): Promise<void> {
    const until = performance.now() + within;
    const isThere = () => (typeof text === "string" ? this.text.includes(text) : text.test(this.text));
    while (!isThere()) {
      if (performance.now() > until || this.#abandoned)
        throw new Error(`The screen does not show ${String(text)} but:\n${this.text}`);
      await pause(25);
    }
  }

  /** Waits until a text was sent to the terminal. */
  async wrote(text: string, within = 60_000): Promise<void> {
    const until = performance.now() + within;
    while (!this.#bytes.includes(text)) {
      if (performance.now() > until)
        throw new Error(`Nothing wrote ${text} but:\n${this.#bytes.slice(-2_000)}`);
      await pause(5);
    }
  }

  resize({ columns, rows }: Size): void {
    this.#screen.resize(columns, rows);
    this.#pty.resize(columns, rows);
  }

  /** Kills it: it has no moment to end anything. Does nothing once it has ended. */
  kill(): void {
    try {
      process.kill(this.#pty.pid, "SIGKILL");
    } catch (error) {
      // A command may have come to its end the moment before.
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
    }
  }

  /** Has whoever waits for a text wait no more. */
  abandon(): void {
    this.#abandoned = true;
  }

  /** Waits for its end and answers the exit code. */
  exited(): Promise<number> {
    return this.#exit;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#pty.kill("SIGKILL");
    await this.#exit;
    this.#screen.dispose();
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
