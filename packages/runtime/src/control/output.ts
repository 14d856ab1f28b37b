/** What the processes of an execution write, on the board, in the order in which they write it. */

import { textBytes } from "../kernel/text.ts";
import { type Board, OUTPUT_BYTES, WORD } from "./board.ts";

/** Where a text goes: standard output, standard error, or it is an error that nobody caught. */
export type Stream = "stdout" | "stderr" | "error";
const STREAMS: readonly Stream[] = ["stdout", "stderr", "error"];

/** A text that a process wrote. */
export interface Output {
  /** Of the process that wrote it. */
  readonly pid: number;
  /** Where it wrote. */
  readonly stream: Stream;
  /** What it wrote. */
  readonly text: string;
}

const HEADER_BYTES = 8;
const decoder = new TextDecoder();

/** Adds a text. What does not fit is left out. */
export function writeOutput({ buffer, output, words }: Board, { pid, stream, text }: Output): void {
  const at = words[WORD.OUTPUT_LENGTH] as number;
  const bytes = textBytes(text);
  if (at + HEADER_BYTES + bytes.length > OUTPUT_BYTES) return;
  const header = new DataView(buffer, output.byteOffset + at, HEADER_BYTES);
  header.setInt32(0, (pid << 2) | STREAMS.indexOf(stream));
  header.setInt32(4, bytes.length);
  output.set(bytes, at + HEADER_BYTES);
  words[WORD.OUTPUT_LENGTH] = at + HEADER_BYTES + bytes.length;
}

/** All that was written. */
export function readOutput({ buffer, output, words }: Board): Output[] {
  const texts: Output[] = [];
  for (let at = 0, end = words[WORD.OUTPUT_LENGTH] as number; at < end;) {
    const header = new DataView(buffer, output.byteOffset + at, HEADER_BYTES);
    const [tag, length] = [header.getInt32(0), header.getInt32(4)];
    const from = at + HEADER_BYTES;
    const text = decoder.decode(output.slice(from, from + length));
    texts.push({ pid: tag >> 2, stream: STREAMS[tag & 3] as Stream, text });
    at = from + length;
  }
  return texts;
}

/** A text that is the same for two executions that wrote the same. */
export function outputKey({ output, words }: Board): string {
  let key = "";
  for (let at = 0, end = words[WORD.OUTPUT_LENGTH] as number; at < end; at++)
    key += String.fromCharCode(output[at] as number);
  return key;
}
