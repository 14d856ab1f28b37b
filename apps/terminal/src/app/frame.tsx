import { Box, Text, useWindowSize } from "ink";
import { useContext } from "react";
import stringWidth from "string-width";
import { helpLines } from "../render/help-page.ts";
import { palette } from "../render/palette.ts";
import { spread } from "../render/spread.ts";
import type { ScreenHelp } from "../texts/screen-texts.ts";
import type { KeyHelp } from "../texts/texts.ts";
import { columnOf, indented } from "./column.ts";
import { HelpContext } from "./keyboard.ts";

/** Lines of a screen that are not its body: title, two rules, help. */
export const FRAME_ROWS = 4;

interface FrameProps {
  readonly left: string;
  readonly right: string;
  readonly body: readonly string[];
  readonly keys: readonly KeyHelp[];
  /** Shown in place of the keys: a question, or news. */
  readonly notice?: string | undefined;
}

/** One whole screen: title, body, help line. */
export function Frame({ left, right, body, keys, notice }: FrameProps) {
  const { columns, rows } = useWindowSize();
  const help = useContext(HelpContext);
  const rule = palette.dim("─".repeat(columns));
  const height = Math.max(1, rows - FRAME_ROWS);
  const shown = help.groups === undefined ? body : overlay(help.groups, help.top, { columns, height });
  const lines = Array.from({ length: height }, (_, at) => shown[at] ?? "");
  const named = help.groups === undefined ? keys : [];
  const foot = notice === undefined ? helpLine(named, help.keys, columns) : ` ${palette.warn(notice)}`;
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      <Line text={spread(` ${left}`, `${right} `, columns)} />
      <Line text={rule} />
      {lines.map((line, at) => (
        <Line key={at} text={line} />
      ))}
      <Line text={rule} />
      <Line text={foot} />
    </Box>
  );
}

function Line({ text }: { readonly text: string }) {
  return (
    <Box height={1} flexShrink={0}>
      <Text wrap="truncate-end">{text === "" ? " " : text}</Text>
    </Box>
  );
}

// In the place of what is shown otherwise: the screen below is still there, and comes back as it was.
function overlay(
  groups: readonly ScreenHelp[],
  top: number,
  { columns, height }: { readonly columns: number; readonly height: number },
): string[] {
  const { width, margin } = columnOf(columns);
  const lines = helpLines(groups, width);
  const from = Math.max(0, Math.min(top, lines.length - height));
  return indented(lines.slice(from, from + height), margin);
}

// Keys are in order of importance: those that do not fit are left out whole, and what names all of them is always there.
function helpLine(keys: readonly KeyHelp[], always: readonly KeyHelp[], columns: number): string {
  const right = always.map(keyText).join("  ");
  const room = columns - stringWidth(right) - 3;
  let left = "";
  for (const key of keys) {
    const next = `${left}${left === "" ? " " : "  "}${keyText(key)}`;
    if (stringWidth(next) > room) break;
    left = next;
  }
  return spread(left, `${right} `, columns);
}

function keyText([key, does]: KeyHelp): string {
  return `${palette.key(key)} ${palette.dim(does)}`;
}
