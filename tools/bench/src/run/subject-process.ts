import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Duplex } from "node:stream";
import type { Effort, Job } from "../job.ts";

/** What a subject's process answers. */
type Answer = { readonly ready: true } | { readonly value: number } | { readonly error: string };

/** A subject that takes longer than this, in milliseconds, for one round is given up. */
const TIME_LIMIT = 90_000;

const alive = new Set<SubjectProcess>();
process.once("exit", () => {
  for (const each of alive) each.kill();
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));

/** The process of one subject, as the one who measures sees it. Between its rounds it is stopped, so that it disturbs nobody. */
export class SubjectProcess {
  private readonly child: ChildProcess;
  private readonly answers: AsyncIterator<string>;
  private complaints = "";

  private constructor(command: string, args: readonly string[], effort: Effort) {
    this.child = spawn(command, args, {
      stdio: ["pipe", "ignore", "pipe", "pipe"],
      env: { ...process.env, MP_BENCH: JSON.stringify(effort) },
      // A group of its own, so that all it starts can be stopped and ended with it.
      detached: true,
    });
    this.child.once("error", () => {});
    this.child.stdin?.on("error", () => {});
    this.child.stderr?.setEncoding("utf8").on("data", (text: string) => (this.complaints += text));
    const replies = createInterface({ input: this.child.stdio[3] as Duplex });
    this.answers = replies[Symbol.asyncIterator]();
    alive.add(this);
  }

  /** Starts a subject and waits until it is ready. */
  static async start(file: string, job: Job, name: string, effort: Effort): Promise<SubjectProcess> {
    const subject = job.subjects[name];
    const python = typeof subject === "object" ? subject : undefined;
    const own = new SubjectProcess(
      python === undefined ? process.execPath : "python3",
      python === undefined
        ? [join(import.meta.dirname, "host.ts"), file, name, JSON.stringify(effort)]
        : [join(import.meta.dirname, "../python", python.python), ...(python.args ?? [])],
      effort,
    );
    await own.next().catch(async (error: unknown) => {
      await own.end();
      throw error;
    });
    own.signal("SIGSTOP");
    return own;
  }

  /** Does a round; gives its figure. */
  async round(size: number): Promise<number> {
    this.signal("SIGCONT");
    this.child.stdin?.write(`${size}\n`);
    const answer = await this.next();
    this.signal("SIGSTOP");
    return "value" in answer ? answer.value : Number.NaN;
  }

  /** Lets it end by itself, and ends what is left of it. */
  async end(): Promise<void> {
    this.signal("SIGCONT");
    this.child.stdin?.end();
    if (this.child.exitCode === null && this.child.signalCode === null && this.child.pid !== undefined) {
      const ended = new Promise((resolve) => this.child.once("exit", resolve));
      const timer = setTimeout(() => this.kill(), 3000);
      await ended.finally(() => clearTimeout(timer));
    }
    this.kill();
    alive.delete(this);
  }

  kill(): void {
    this.signal("SIGKILL");
  }

  private async next(): Promise<Answer> {
    const { promise: late, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => reject(new Error(`no answer within ${TIME_LIMIT / 1000} s`)), TIME_LIMIT);
    const { done, value } = await Promise.race([this.answers.next(), late]).finally(() =>
      clearTimeout(timer),
    );
    if (done) throw new Error(this.lastWords());
    const answer = JSON.parse(value) as Answer;
    if ("error" in answer) throw new Error(answer.error);
    return answer;
  }

  private lastWords(): string {
    return this.complaints.trim().split("\n").at(-1) || "it ended without an answer";
  }

  private signal(signal: NodeJS.Signals): void {
    if (this.child.pid === undefined) return;
    try {
      process.kill(-this.child.pid, signal);
    } catch {
      // The group is gone already.
    }
  }
}
