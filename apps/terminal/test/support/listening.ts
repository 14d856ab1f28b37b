/** Programs that listen, in processes of their own: `mp` is waited for, and would wait for them. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

export class Listening implements AsyncDisposable {
  readonly url: string;
  readonly #child: ChildProcess;

  private constructor(url: string, child: ChildProcess) {
    this.url = url;
    this.#child = child;
  }

  /** Starts Node and waits until it prints an address. */
  static async start(
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ): Promise<Listening> {
    const child = spawn(process.execPath, args, {
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "inherit"],
    });
    process.once("exit", () => child.kill("SIGKILL"));
    let said = "";
    for await (const text of child.stdout.setEncoding("utf8")) {
      said += String(text);
      const url = /http:\/\/[\w.:]+/.exec(said)?.[0];
      if (url !== undefined) return new Listening(url, child);
    }
    throw new Error(`It ended before it listened: ${said}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const ended = once(this.#child, "exit");
    this.#child.kill();
    await ended;
  }
}
