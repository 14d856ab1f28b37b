import { fileURLToPath } from "node:url";
import type { Breaking } from "../explore/breaking.ts";
import type { HandPoint } from "../explore/by-hand.ts";
import type { Hand } from "../explore/scheduling.ts";
import { endGroup, type OwnedProcess, spawnOwned } from "./process-group.ts";

/** What is asked of the process that a program is scheduled in. */
export type ByHandRequest =
  | { readonly ask: "point" | "end"; readonly decisions: readonly number[] }
  | { readonly ask: "breaking" };

export type ByHandAnswer = HandPoint | Breaking;

/** A message of the process. */
interface Reply {
  readonly id: number;
  readonly result?: ByHandAnswer;
  readonly error?: string;
}

interface Waiting {
  readonly resolve: (answer: ByHandAnswer) => void;
  readonly reject: (error: Error) => void;
}

/** A program of this machine that a person schedules, in a process of its own. */
export class ByHand implements Hand {
  readonly #child: OwnedProcess;
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;

  /** @param file the program. It is read once: who changes it makes another of these. */
  constructor(file: string) {
    const script = import.meta.resolve("@mp/tutor/by-hand-script");
    const conditions = script.endsWith(".ts") ? ["--conditions=@mp/source"] : [];
    this.#child = spawnOwned(process.execPath, [...conditions, fileURLToPath(script), file], {
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    this.#child.on("message", (message) => this.#take(message as Reply));
    this.#child.once("close", () => this.#fail("The process that ran the program has ended"));
    this.#child.once("error", (error) => this.#fail(error.message));
  }

  /** The program after these decisions. */
  point(decisions: readonly number[]): Promise<HandPoint> {
    return this.#ask({ ask: "point", decisions }) as Promise<HandPoint>;
  }

  /** The program's end, if after these decisions nobody loses their turn who could go on. */
  end(decisions: readonly number[]): Promise<HandPoint> {
    return this.#ask({ ask: "end", decisions }) as Promise<HandPoint>;
  }

  /** Looks for a schedule that breaks the program. */
  breaking(): Promise<Breaking> {
    return this.#ask({ ask: "breaking" }) as Promise<Breaking>;
  }

  /** Ends the process at once, whatever the program is doing. */
  [Symbol.dispose](): void {
    endGroup(this.#child);
  }

  #ask(request: ByHandRequest): Promise<ByHandAnswer> {
    const id = ++this.#asked;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#child.send({ ...request, id }, (error) => error && this.#fail(error.message));
    });
  }

  #take({ id, result, error }: Reply): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (result) waiting?.resolve(result);
    else waiting?.reject(new Error(error));
  }

  #fail(why: string): void {
    for (const { reject } of this.#waiting.values()) reject(new Error(why));
    this.#waiting.clear();
  }
}
