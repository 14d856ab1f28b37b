/**
 * A schedule as a short text, safe in a URL: the decisions of an execution, those at the end that are the first alternative left out.
 *
 * After the version, base64url (RFC 4648, section 5) of pairs of numbers: how many decisions were for the first alternative, and the one
 * that came then. Numbers are in groups of seven bits, the lowest first, each but the last with the eighth bit (LEB128).
 */

import { ValueError } from "../errors.ts";
import { type Board, CHOICE_BYTES, WORD } from "./board.ts";

const VERSION = "1";
const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** The schedule of the execution on a board. */
export function scheduleOf({ choices, words }: Board): string {
  const decisions: number[] = [];
  for (let node = 0, count = words[WORD.CHOICES] as number; node < count; node++)
    decisions.push(choices[node * CHOICE_BYTES] as number);
  return writeSchedule(decisions);
}

/**
 * Writes decisions as a schedule.
 *
 * @param decisions which of the alternatives was taken each time, from 0; zeros at the end are left out.
 *
 * @example
 * ```ts
 * import { writeSchedule } from "@mp/runtime/control";
 * console.log(writeSchedule([0, 1, 0, 0])); // => 1AQE
 * ```
 */
export function writeSchedule(decisions: readonly number[]): string {
  const bytes: number[] = [];
  let zeros = 0;
  for (const decision of decisions) {
    if (decision === 0) zeros++;
    else {
      pushNumber(bytes, zeros);
      pushNumber(bytes, decision);
      zeros = 0;
    }
  }
  return VERSION + base64url(bytes);
}

/**
 * Reads the decisions of a schedule, as tools that make schedules simpler need them.
 *
 * @param schedule what `schedule` of an execution is.
 * @throws ValueError if it is no schedule.
 *
 * @example
 * ```ts
 * import { readSchedule } from "@mp/runtime/control";
 * console.log(readSchedule("1AQE")); // => [ 0, 1 ]
 * ```
 */
export function readSchedule(schedule: string): number[] {
  const wrong = (why: string): ValueError =>
    new ValueError(`"${schedule.slice(0, 40)}" is no schedule: ${why}; give the text that an execution had`);
  if (!schedule.startsWith(VERSION))
    throw wrong(`it does not begin with ${VERSION}, the version of the format`);
  const bytes = bytesOf(schedule.slice(VERSION.length));
  if (bytes === undefined) throw wrong("it has letters that base64url has not");
  const numbers = numbersIn(bytes);
  if (numbers === undefined || numbers.length % 2 !== 0) throw wrong("it is cut off");
  const decisions: number[] = [];
  for (let i = 0; i < numbers.length; i += 2) {
    const [zeros, decision] = [numbers[i] as number, numbers[i + 1] as number];
    if (zeros > 1_000_000 || decision === 0 || decision > 255)
      throw wrong("it has numbers that no schedule has");
    for (let zero = 0; zero < zeros; zero++) decisions.push(0);
    decisions.push(decision);
  }
  return decisions;
}

function pushNumber(bytes: number[], value: number): void {
  let rest = value;
  for (; rest >= 0x80; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80);
  bytes.push(rest);
}

function numbersIn(bytes: readonly number[]): number[] | undefined {
  const numbers: number[] = [];
  let value = 0;
  let shift = 0;
  for (const byte of bytes) {
    value += (byte & 0x7f) * 2 ** shift;
    shift += 7;
    if (byte >= 0x80) continue;
    numbers.push(value);
    value = shift = 0;
  }
  return shift === 0 ? numbers : undefined;
}

function base64url(bytes: readonly number[]): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 3) {
    const [a, b, c] = [bytes[i] as number, bytes[i + 1], bytes[i + 2]];
    const bits = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    const digits = b === undefined ? 2 : c === undefined ? 3 : 4;
    for (let digit = 0; digit < digits; digit++) text += DIGITS[(bits >> (18 - 6 * digit)) & 63];
  }
  return text;
}

function bytesOf(text: string): number[] | undefined {
  const bytes: number[] = [];
  let bits = 0;
  let count = 0;
  for (const letter of text) {
    const digit = DIGITS.indexOf(letter);
    if (digit < 0) return undefined;
    bits = ((bits << 6) | digit) & 0xff_ff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes.push((bits >> count) & 0xff);
  }
  return bytes;
}
