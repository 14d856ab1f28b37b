import type { ScreenHelp } from "../texts/screen-texts.ts";
import { headed, wrapped } from "./blocks.ts";
import { palette } from "./palette.ts";
import { padded } from "./table.ts";

/** Every key of a screen and what it does, under the title of each group. */
export function helpLines(groups: readonly ScreenHelp[], width: number): string[] {
  const keys = Math.max(...groups.flatMap((group) => group.keys.map(([key]) => key.length)));
  return groups.flatMap(({ title, keys: entries }) => [
    "",
    palette.heading(title),
    ...entries.flatMap(([key, does]) =>
      headed(wrapped(does, width - keys - 4), `  ${palette.key(padded(key, keys))}  `, " ".repeat(keys + 4)),
    ),
  ]);
}
