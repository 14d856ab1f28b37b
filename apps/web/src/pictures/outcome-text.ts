/** How an execution ended, in words. */

import type { Outcome } from "@mp/runtime/control";
import type { ExploreTexts } from "../texts/explore-texts.ts";

/** Longer outputs are cut: what differs is seen in their beginnings. */
const MOST = 120;

/** One outcome in words; `name` gives the names of processes. */
export function outcomeText(
  { outcome, output }: { readonly outcome: Outcome; readonly output: string },
  { outcome: words }: ExploreTexts,
  name: (pid: number) => string,
): string {
  const lines = output.trim().split("\n").join(" ⏎ ");
  const prints =
    lines === "" ? undefined : words.prints(lines.length > MOST ? `${lines.slice(0, MOST)}…` : lines);
  const joined = (what: string): string => (prints === undefined ? what : `${what}; ${prints}`);
  switch (outcome.kind) {
    case "finished":
      return outcome.exitCode === 0 ? (prints ?? words.printsNothing) : joined(words.exit(outcome.exitCode));
    case "deadlock":
      return joined(words.deadlock(outcome.pids.map(name)));
    case "error":
      return joined(words.error(outcome.message.split("\n", 1)[0] ?? ""));
    default:
      return joined(words.other[outcome.kind]);
  }
}

/** The name of an outcome among others: A, B, …, Z, then numbers. */
export function letterOf(place: number): string {
  return place < 26 ? String.fromCodePoint(65 + place) : String(place + 1);
}

/** What an outcome is called in a sentence: what it prints, if that is short; its letter otherwise. */
export function nameOf(
  { outcome, output }: { readonly outcome: Outcome; readonly output: string },
  place: number,
): string {
  const text = output.trim();
  const isShort = text !== "" && text.length <= 12 && !text.includes("\n");
  return outcome.kind === "finished" && outcome.exitCode === 0 && isShort ? text : letterOf(place);
}
