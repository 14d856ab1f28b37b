/** A program that is run by turns: what the explorer answers. */
import type { Explored, RunEvent } from "@mp/tutor";
import { type Answer, eventsOf } from "@mp/tutor/boxed";
import { WORK } from "../guest/box.ts";
import type { SandboxEvent, SandboxJob } from "../port.ts";
import type { Boxed } from "./launch.ts";
import type { Supervisor } from "./supervisor.ts";

/** No search of a program of the course answers more; what does is no answer. */
const MOST_BYTES = 32 * 1024 * 1024;
const MOST_OF_ERRORS = 2000;

/** Gathers the explorer's answer: one line, of which nothing is believed before it is there. */
export class AnswerReader {
  readonly #nonce: string;
  readonly #chunks: Buffer[] = [];
  #bytes = 0;
  #errors = "";

  constructor({ reports, stderr }: Boxed, nonce: string, supervisor: Supervisor) {
    this.#nonce = nonce;
    reports.on("data", (bytes: Buffer) => {
      this.#bytes += bytes.length;
      if (this.#bytes > MOST_BYTES) supervisor.limit("output");
      else this.#chunks.push(bytes);
    });
    stderr.setEncoding("utf8").on("data", (text: string) => {
      this.#errors = (this.#errors + text).slice(-MOST_OF_ERRORS);
    });
  }

  get answer(): Answer {
    const lines = Buffer.concat(this.#chunks).toString("utf8").split("\n");
    const line = lines.find((each) => each.startsWith(this.#nonce)) ?? "";
    try {
      return JSON.parse(line.slice(this.#nonce.length)) as Answer;
    } catch {
      return { error: { isOfSchedule: false, message: this.#errors } };
    }
  }
}

/** What an answer amounts to, but for the end. */
export function* toldBy(answer: Answer, job: SandboxJob): Generator<SandboxEvent> {
  if ("explored" in answer) yield { type: "explored", explored: answer.explored satisfies Explored };
  else if ("replayed" in answer) {
    for (const event of eventsOf(answer.replayed, `${WORK}/${job.entry}`)) yield event as SandboxEvent;
  } else if ("error" in answer) yield refusal(answer.error);
}

function refusal({
  isOfSchedule,
  message,
}: {
  isOfSchedule: boolean;
  message: string;
}): RunEvent & { type: "refused" } {
  const kind = isOfSchedule ? "bad-schedule" : "not-by-turns";
  return { type: "refused", time: 0, refusal: { kind, detail: message } };
}
