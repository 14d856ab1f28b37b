import stringWidth from "string-width";
import wrapAnsi from "wrap-ansi";

/** A line no wider than `width`, with a sign where it was cut. Colours stay whole. */
export function cutTo(text: string, width: number, more: string): string {
  if (stringWidth(text) <= width) return text;
  const room = Math.max(1, width - more.length);
  const [first = ""] = wrapAnsi(text, room, { hard: true, wordWrap: false, trim: false }).split("\n", 1);
  return first + more;
}
