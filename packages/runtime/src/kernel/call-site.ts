/** Where in the program this thread is, for people. */

import { LIBRARY } from "../library.ts";
import { port } from "../port.ts";

/** The library's own folder, as frames have it: by URL, or on Bun by path. */
const OWN: readonly string[] = [LIBRARY, LIBRARY.replace(/^file:\/\//, "")];

/** A frame's `url:line:column`, as V8 ("at f (url:1:2)") and the others ("f@url:1:2") write it. */
const PLACE = /(?:\(|@|\bat (?:async )?|^\s*)([^\s()@]+:\d+:\d+)\)?$/;

/** A frame, as V8 has it before it is text: nothing is mapped to sources yet. */
interface Frame {
  getFileName(): string | null | undefined;
  /** What a text that was evaluated calls itself: so do the modules of programs under control. */
  getScriptNameOrSourceURL?(): string | null | undefined;
  /** V8's alone. */
  getPosition?(): number;
  toString(): string;
}

/** Of V8, and of who does as it does. */
interface StackSettings {
  stackTraceLimit?: number;
  prepareStackTrace?: ((error: Error, frames: readonly Frame[]) => unknown) | undefined;
  captureStackTrace?(holder: object, above: Function): void;
}

/** The call of the program that led into the library, as `url:line:column`; `undefined` if the platform's stacks don't tell. */
export function callSite(): string | undefined {
  const frame = programFrame(50);
  return frame === undefined ? undefined : sourcePlace(placeIn(frame) as string);
}

/** Where a place was written, if the platform has a source map for it. */
export function sourcePlace(place: string): string {
  return port().original?.(place) ?? place;
}

/**
 * The first frame of the program on this stack, among so many; `undefined` if there is none. With `above`, those of this function and of what
 * it has called do not count: each frame costs a quarter of a microsecond.
 */
export function programFrame(most: number, above?: Function): string | undefined {
  const settings = Error as unknown as StackSettings;
  const { prepareStackTrace } = settings;
  let found: string | undefined;
  // Before the frames are text: a program's source maps would make the library's own places in its sources, and this is faster.
  settings.prepareStackTrace = (_, frames) => {
    found = firstOf(frames);
    return "";
  };
  try {
    const lines = framesHere(most, above);
    return found ?? lines.find((frame) => placeIn(frame) !== undefined);
  } finally {
    settings.prepareStackTrace = prepareStackTrace;
  }
}

function firstOf(frames: readonly Frame[]): string | undefined {
  for (const frame of frames) {
    const file = frame.getFileName() ?? frame.getScriptNameOrSourceURL?.();
    if (typeof file !== "string" || file.startsWith("node:") || isOwn(file)) continue;
    const text = textOf(file, frame);
    if (placeIn(text) !== undefined) return text;
  }
  return undefined;
}

/** Texts of frames, by their file and place in it: to count lines takes longer than all the rest. */
const texts = new Map<string, Map<number, string>>();

function textOf(file: string, frame: Frame): string {
  // What was evaluated has no file: another text may be evaluated under the same name.
  const position = typeof frame.getFileName() === "string" ? frame.getPosition?.() : undefined;
  if (position === undefined) return `at ${frame.toString()}`;
  let ofFile = texts.get(file);
  if (ofFile === undefined) texts.set(file, (ofFile = new Map<number, string>()));
  let text = ofFile.get(position);
  if (text === undefined) ofFile.set(position, (text = `at ${frame.toString()}`));
  return text;
}

function isOwn(place: string): boolean {
  return OWN.some((folder) => place.includes(folder));
}

/** The place in a frame, as `url:line:column`, if it is one of the program. */
export function placeIn(frame: string): string | undefined {
  const place = PLACE.exec(frame)?.[1];
  if (place === undefined || place.startsWith("node:")) return undefined;
  return isOwn(place) ? undefined : place;
}

/** The stack of this call, so many frames of it at most; the first line is the engine's heading, if it has one. */
export function framesHere(most: number, above?: Function): string[] {
  const limited = Error as unknown as StackSettings;
  const limit = limited.stackTraceLimit;
  limited.stackTraceLimit = most;
  const { stack = "" } = above === undefined ? new Error() : holderOf(limited, above);
  if (limit !== undefined) limited.stackTraceLimit = limit;
  return stack.split("\n");
}

/** The stack without what is above; on engines that can't leave that out, the whole. */
function holderOf(settings: StackSettings, above: Function): { stack?: string } {
  if (settings.captureStackTrace === undefined) return new Error();
  const holder: { stack?: string } = {};
  settings.captureStackTrace(holder, above);
  return holder;
}
