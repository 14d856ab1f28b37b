import { stripVTControlCharacters } from "node:util";
import type { ProcessRef } from "@mp/content";
import type { RunEvent } from "@mp/tutor";
import { headed, wrapped } from "./blocks.ts";
import { colourOf, palette } from "./palette.ts";
import { padded } from "./table.ts";

/** One line that a process wrote. */
export interface OutputLine {
  readonly time: number;
  readonly process: ProcessRef;
  readonly stream: "stdout" | "stderr";
  readonly text: string;
}

/** Puts the pieces that processes write together into lines, each process and stream by itself. */
export class OutputLines {
  readonly #open = new Map<string, OutputLine>();

  /** The lines that this event completes. */
  add(event: RunEvent): readonly OutputLine[] {
    if (event.type === "exit") return this.#rest();
    if (event.type !== "output") return [];
    const { time, process, stream, text } = event;
    const key = `${process.pid} ${stream}`;
    const begun = this.#open.get(key);
    const lines = ((begun?.text ?? "") + text).split("\n");
    const last = lines.pop() ?? "";
    if (last === "") this.#open.delete(key);
    else this.#open.set(key, { time, process, stream, text: last });
    return lines.map((line) => ({ time, process, stream, text: line }));
  }

  #rest(): readonly OutputLine[] {
    const rest = [...this.#open.values()];
    this.#open.clear();
    return rest;
  }
}

// Wide enough for `MainProcess`, so that lines stay aligned while they arrive.
const NAME_WIDTH = 11;

// Time, name and bar before each line: `  0.41 s  Process-1   │ `.
const HEAD_WIDTH = 8 + 2 + NAME_WIDTH + 3;

/** `0.41 s  Process-1   │ text`, in the colour of the process. */
export function outputLine(line: OutputLine, decimal: string): string {
  return head(line, decimal) + body(line);
}

/** The same in lines no wider than `width`, the text alone in its column. */
export function outputRows(line: OutputLine, decimal: string, width: number): string[] {
  const rows = wrapped(body(line), width - HEAD_WIDTH);
  return headed(rows, head(line, decimal), " ".repeat(HEAD_WIDTH));
}

function head({ time, process }: OutputLine, decimal: string): string {
  const seconds = palette.dim(`${(time / 1000).toFixed(2).replace(".", decimal).padStart(6)} s`);
  const colour = colourOf(process.pid);
  return `${seconds}  ${colour(padded(process.name, NAME_WIDTH))} ${colour("│")} `;
}

function body({ stream, text }: OutputLine): string {
  return stream === "stderr" ? palette.bad(plain(text)) : plain(text);
}

// A program may print anything: tabs and control characters would break the picture.
function plain(text: string): string {
  return stripVTControlCharacters(text.replaceAll("\t", "    ")).replaceAll(/\p{Cc}/gu, "");
}
