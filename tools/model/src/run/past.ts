/**
 * What a process has been told so far, as a hash: it decides where the process stands, since all else in it follows.
 *
 * Told apart by everything it ever read, a process would hardly ever come to the same state twice. So what a function read is forgotten
 * when it ends, but for its answer; and what a turn of a loop read, but for the variables that it changed outside of itself. That is right as long
 * as nothing else was left behind: a field, a variable of another function, a collection. Where one is changed, the transform
 * says so (`leak`), and whatever is open then forgets nothing.
 *
 * A generator of the source goes on beside the function that drives it, so each has a track of its own.
 */

import { type Hash, mixInto } from "./memory.ts";

/** A moment of the past that can be gone back to. */
export interface Mark {
  readonly track: Track;
  readonly low: number;
  readonly high: number;
  readonly leaks: number;
}

/** The past of one thing that runs. */
export class Track implements Hash {
  low: number;
  high: number;

  constructor(low: number, high: number) {
    this.low = low;
    this.high = high;
  }
}

/** An answer of a generator's `next`: what it holds follows from the generator's own track. */
export class Followed {
  readonly done: boolean;
  readonly value: unknown;
  constructor(done: boolean, value: unknown) {
    this.done = done;
    this.value = value;
  }
}

/** Marks of places: where nothing was told in between, they differ all the same. */
const [INSIDE, AFTER, ENDED] = [-101, -102, -103];

export class Past {
  leaks = 0;
  track: Track = new Track(1, 1);
  private readonly tracks = new Set<Track>([this.track]);

  reset(): void {
    this.leaks = 0;
    this.track = new Track(1, 1);
    this.tracks.clear();
    this.tracks.add(this.track);
  }

  mark(): Mark {
    const { track, leaks } = this;
    const mark = { track, low: track.low, high: track.high, leaks };
    // Inside of a function is another place than before it.
    mixInto(track, INSIDE);
    return mark;
  }

  /** Forgets what came after the mark, but for these values. */
  collapse(mark: Mark, values: readonly unknown[]): void {
    const { track } = mark;
    if (mark.leaks !== this.leaks || track !== this.track || !values.every(isPlain)) {
      mixInto(this.track, AFTER);
      return;
    }
    track.low = mark.low;
    track.high = mark.high;
    mixInto(track, AFTER);
    for (const value of values) mixValue(track, value);
  }

  /** A track that begins here. */
  branch(): Track {
    const track = new Track(this.track.low ^ 0x55_55, this.track.high);
    mixInto(track, this.tracks.size);
    this.tracks.add(track);
    return track;
  }

  /** What ran on a track has ended with an answer: the present track knows it, and all that was told if that is not all that is left. */
  join(ended: Track, mark: Mark, answer: unknown): void {
    this.tracks.delete(ended);
    mixInto(this.track, ENDED);
    if (isPlain(answer) && mark.leaks === this.leaks) {
      mixValue(this.track, answer);
      return;
    }
    mixInto(this.track, ended.low);
    mixInto(this.track, ended.high);
  }

  /** Adds what tells this past from others to a hash. */
  addTo(sum: Hash): void {
    let [low, high] = [0, 0];
    for (const track of this.tracks) {
      const each = { low: track.low, high: track.high };
      mixInto(each, 0);
      low = (low + each.low) | 0;
      high = (high + each.high) | 0;
    }
    mixInto(sum, low);
    mixInto(sum, high);
  }
}

function isPlain(value: unknown): boolean {
  return (
    value === null || (typeof value !== "object" && typeof value !== "function") || value instanceof Followed
  );
}

/** Mixes a plain value into a hash. */
export function mixValue(hash: Hash, value: unknown): void {
  if (value instanceof Followed) return;
  if (typeof value === "number") {
    mixInto(hash, value | 0);
    if (value !== (value | 0))
      for (const letter of String(value)) mixInto(hash, letter.codePointAt(0) as number);
  } else {
    for (const letter of String(value)) mixInto(hash, letter.codePointAt(0) as number);
  }
}
