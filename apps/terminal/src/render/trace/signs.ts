import type { LaneState } from "@mp/inspect";
import type { MarkName } from "./picture.ts";

/** The characters that lanes are drawn with: states and marks differ by their shape, so colours only help. */
export interface Signs {
  readonly states: Readonly<Record<LaneState, string>>;
  readonly marks: Readonly<Record<MarkName, string>>;
  readonly dot: string;
  /** Where time is cut out of the axis. */
  readonly cut: string;
  /** Between a lock and its holder. */
  readonly has: string;
  readonly good: string;
  readonly bad: string;
  readonly risk: string;
  readonly more: string;
  /** Between two lines of a text shown in one. */
  readonly newline: string;
  /** Points up at a moment of the lanes. */
  readonly cursor: string;
  /** Points at the line that a process is at. */
  readonly here: string;
}

const unicode: Signs = {
  states: { starting: "┄", running: "━", ready: "·", blocked: "░", sleeping: "┈" },
  marks: {
    start: "▸",
    acquire: "◆",
    release: "◇",
    put: "▲",
    get: "▼",
    read: "r",
    write: "w",
    notify: "✱",
    barrier: "‖",
    fault: "✘",
  },
  dot: "·",
  cut: "≈",
  has: "←",
  good: "✔",
  bad: "✘",
  risk: "!",
  more: "…",
  newline: " ⏎ ",
  cursor: "↑",
  here: "▶",
};

const ascii: Signs = {
  states: { starting: "-", running: "=", ready: ".", blocked: "#", sleeping: "~" },
  marks: {
    start: ">",
    acquire: "[",
    release: "]",
    put: "^",
    get: "v",
    read: "r",
    write: "w",
    notify: "*",
    barrier: "|",
    fault: "X",
  },
  dot: "-",
  cut: "//",
  has: "<-",
  good: "ok",
  bad: "X",
  risk: "!",
  more: "...",
  newline: " / ",
  cursor: "^",
  here: ">",
};

type Environment = Readonly<Record<string, string | undefined>>;

/** The signs that this terminal can show. */
export function signsFor(env: Environment): Signs {
  return showsUnicode(env) ? unicode : ascii;
}

/** A terminal that says nothing of its characters takes UTF-8: containers seldom set a locale. */
export function showsUnicode(env: Environment): boolean {
  if (env["TERM"] === "dumb" || env["TERM"] === "linux") return false;
  const locale = env["LC_ALL"] || env["LC_CTYPE"] || env["LANG"] || "";
  return locale === "" || /utf-?8/i.test(locale) || !/^(?:C|POSIX)$|\./.test(locale);
}
