import { stripVTControlCharacters } from "node:util";
import type { OutputLine } from "@mp/tutor";
import { headed, wrapped } from "./blocks.ts";
import { colourOf, palette } from "./palette.ts";
import { padded } from "./table.ts";

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
