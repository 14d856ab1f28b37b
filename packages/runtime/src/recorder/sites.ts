/** Where in the program operations are called, by the first frame that is not the library's. */

import { placeIn, programFrame, sourcePlace } from "../kernel/call-site.ts";
import { NOTE } from "./codes.ts";

/** How many frames there are from most operations to the program; where there are more, all are looked at. */
const FEW = 5;
const MANY = 60;

/** Who keeps the places. */
export interface SiteKeeper {
  note(note: number, object: number, a: number, text?: string): void;
}

/** The call sites of this process, numbered from 1 as they are met. */
export class Sites {
  private readonly keeper: SiteKeeper;
  /** By the text of the frame: the same call has the same. */
  private readonly numbers = new Map<string, number>();
  private last = 0;

  constructor(keeper: SiteKeeper) {
    this.keeper = keeper;
  }

  /** The number of the place that called the library, looked for behind the frames of `above`, if that is given; 0 if the stack does not tell. */
  here(above?: Function): number {
    return this.numberOf(programFrame(FEW, above) ?? programFrame(MANY, above));
  }

  /** The number of the place in the program where an error was made; 0 if its stack does not tell. */
  of(error: unknown): number {
    const { stack = "" } = error instanceof Error ? error : {};
    // Not the message, which stands above the frames.
    const frames = stack.split("\n").filter((line) => /^\s*at |@/.test(line));
    return this.numberOf(frames.find((frame) => placeIn(frame) !== undefined)?.trim());
  }

  private numberOf(frame: string | undefined): number {
    return frame === undefined ? 0 : (this.numbers.get(frame) ?? this.meet(frame));
  }

  private meet(frame: string): number {
    const number = ++this.last;
    this.numbers.set(frame, number);
    this.keeper.note(NOTE.SITE, 0, number, siteText(placeIn(frame) as string, frame));
    return number;
  }
}

/** `file:line:column`, of the source where there is a map, and behind a blank the function's name, if the frame has one. */
function siteText(place: string, frame: string): string {
  const name = functionIn(frame);
  return `${pathOf(sourcePlace(place))}${name === undefined ? "" : ` ${name}`}`;
}

/** The function a frame is in: "at f (url:1:2)" in V8, "f@url:1:2" in the others. */
function functionIn(frame: string): string | undefined {
  const name = /^\s*at (?:async )?(.+) \(/.exec(frame)?.[1] ?? /^(.+)@/.exec(frame)?.[1];
  return name === undefined || /\s|^file:/.test(name.replace(/^new /, "")) ? undefined : name;
}

/** A file's path as people know it: a loader's mark behind it is none of it. */
function pathOf(place: string): string {
  if (!place.startsWith("file://")) return place;
  return decodeURIComponent(place.slice("file://".length).replace(/\?[^:]*/, ""));
}
