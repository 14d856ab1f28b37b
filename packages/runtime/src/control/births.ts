/** The birth record of a process on its way to the host that becomes it: on the board, so that nobody's event loop is asked. */

import { EncodeError } from "../errors.ts";
import { textBytes } from "../kernel/text.ts";
import type { BirthRecord } from "../process/protocol.ts";
import type { Board } from "./board.ts";

const decoder = new TextDecoder();

/** Puts a birth record on the board. Throws `EncodeError` if it is too large. */
export function writeBirth(board: Board, host: number, birth: BirthRecord): void {
  const { buffer: _, call, ...rest } = birth;
  const text = textBytes(JSON.stringify(rest));
  const place = board.birthOf(host);
  if (8 + text.length + call.length > place.length)
    throw new EncodeError(
      `The arguments of ${birth.name} take ${call.length} bytes; under control a process can be given ${place.length} at most, so send the rest through a queue`,
    );
  const lengths = new DataView(place.buffer, place.byteOffset, 8);
  lengths.setInt32(0, text.length);
  lengths.setInt32(4, call.length);
  place.set(text, 8);
  place.set(call, 8 + text.length);
}

/** Reads the birth record of a host's process. */
export function readBirth(board: Board, host: number, buffer: SharedArrayBuffer): BirthRecord {
  const place = board.birthOf(host);
  const lengths = new DataView(place.buffer, place.byteOffset, 8);
  const end = 8 + lengths.getInt32(0);
  // `slice` of shared bytes gives private ones, which TextDecoder accepts everywhere.
  const rest = JSON.parse(decoder.decode(place.slice(8, end))) as Omit<BirthRecord, "buffer" | "call">;
  return { ...rest, buffer, call: place.slice(end, end + lengths.getInt32(4)) };
}
