import type { ProcessEvent } from "@mp/content";

/** The descriptor on which a program's threads report. */
export const REPORT_FD = 3;

/** One report of the harness: a line of JSON. Times are the machine's monotonic clock, in milliseconds. */
export type Report = ProcessEvent | { readonly type: "ready"; readonly time: number };

/** Puts the lines of a stream of bytes together again and takes the reports out of those that carry the nonce. */
export class ReportReader {
  readonly #nonce: string;
  readonly #decoder = new TextDecoder();
  #rest = "";

  constructor(nonce: string) {
    this.#nonce = nonce;
  }

  /** The reports that these bytes complete. */
  read(bytes: Uint8Array): readonly Report[] {
    const lines = (this.#rest + this.#decoder.decode(bytes, { stream: true })).split("\n");
    this.#rest = lines.pop() ?? "";
    return lines.map((line) => this.#report(line)).filter((report) => report !== undefined);
  }

  #report(line: string): Report | undefined {
    try {
      const { nonce, ...report } = JSON.parse(line) as Report & { nonce?: unknown };
      return nonce === this.#nonce ? report : undefined;
    } catch {
      // The student's program wrote to the pipe itself. It is not a report, so there is nothing to tell.
      return undefined;
    }
  }
}
