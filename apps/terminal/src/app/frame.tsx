import { Box, Text, useWindowSize } from "ink";
import stringWidth from "string-width";
import type { KeyHelp } from "../texts/texts.ts";
import { palette } from "../render/palette.ts";

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
  const rule = palette.dim("─".repeat(columns));
  const height = Math.max(1, rows - FRAME_ROWS);
  const lines = Array.from({ length: height }, (_, at) => body[at] ?? "");
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      <Line text={spread(` ${left}`, `${right} `, columns)} />
      <Line text={rule} />
      {lines.map((line, at) => (
        <Line key={at} text={line} />
      ))}
      <Line text={rule} />
      <Line text={notice === undefined ? helpLine(keys, columns) : ` ${palette.warn(notice)}`} />
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

/** Two texts at the two ends of a line. */
export function spread(left: string, right: string, columns: number): string {
  const gap = columns - stringWidth(left) - stringWidth(right);
  return gap < 1 ? left : left + " ".repeat(gap) + right;
}

// Keys are in order of importance: those that do not fit are left out whole.
function helpLine(keys: readonly KeyHelp[], columns: number): string {
  let line = "";
  for (const [key, does] of keys) {
    const next = `${line}${line === "" ? " " : "  "}${palette.key(key)} ${palette.dim(does)}`;
    if (stringWidth(next) > columns - 1) break;
    line = next;
  }
  return line;
}
