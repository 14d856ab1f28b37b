import stringWidth from "string-width";

/** Where progress goes. */
export interface ProgressStream {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

/** In a terminal the line is drawn anew this often. */
const REDRAW_MS = 100;
/** Elsewhere there is a line after this long, and then whenever twice the time has passed: a log stays short. */
const FIRST_LINE_MS = 2_000;

const CLEAR_LINE = "\r\u001B[2K";

/** How far something is: one line that changes in a terminal, now and then a line where there is none. */
export class ProgressLine {
  readonly #stream: ProgressStream;
  readonly #now: () => number;
  #next: number;
  #waited = FIRST_LINE_MS;
  #drawn = false;

  constructor(stream: ProgressStream, now: () => number = () => performance.now()) {
    this.#stream = stream;
    this.#now = now;
    this.#next = now() + (stream.isTTY ? REDRAW_MS : FIRST_LINE_MS);
  }

  /** Shows the line, if it is time. */
  show(line: () => string): void {
    const now = this.#now();
    if (now < this.#next) return;
    if (this.#stream.isTTY) {
      this.#next = now + REDRAW_MS;
      this.#stream.write(CLEAR_LINE + fitted(line(), (this.#stream.columns ?? 80) - 1));
      this.#drawn = true;
    } else {
      this.#next = now + this.#waited;
      this.#waited *= 2;
      this.#stream.write(`${line()}\n`);
    }
  }

  /** Takes the line away again. */
  clear(): void {
    if (this.#drawn) this.#stream.write(CLEAR_LINE);
    this.#drawn = false;
  }
}

function fitted(text: string, width: number): string {
  let kept = text;
  while (stringWidth(kept) > width) kept = kept.slice(0, -1);
  return kept;
}
