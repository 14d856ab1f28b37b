import type { IBuffer, IBufferCell } from "@xterm/headless";

const CELL = { width: 8.4, height: 18, font: 14 } as const;
const MARGIN = { side: 16, top: 40, bottom: 14 } as const;
const BACKGROUND = "#16181d";
const FOREGROUND = "#d6d9e0";

// The sixteen colours of a terminal, picked to be legible on the background.
const PALETTE = [
  "#16181d",
  "#f2777a",
  "#8fd17f",
  "#e8c268",
  "#6fb3f2",
  "#cf9cf5",
  "#5fd0d8",
  "#d6d9e0",
  "#7b8190",
  "#ff9da0",
  "#a9e59a",
  "#f5d78e",
  "#93c8fa",
  "#dfb8fb",
  "#86e2e8",
  "#ffffff",
] as const;

interface Style {
  readonly colour: string;
  readonly bold: boolean;
  readonly dim: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
}

interface Run {
  readonly column: number;
  readonly style: Style;
  text: string;
  columns: number;
}

/** Draws a terminal's screen as an SVG picture. */
export function svgOf(buffer: IBuffer, columns: number, rows: number): string {
  const width = columns * CELL.width + 2 * MARGIN.side;
  const height = rows * CELL.height + MARGIN.top + MARGIN.bottom;
  const lines = Array.from({ length: rows }, (_, row) =>
    runsOf(buffer, row, columns)
      .map((run) => textOf(run, row))
      .join("\n"),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${round(width)} ${round(height)}" font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="${CELL.font}">`,
    `<rect width="100%" height="100%" rx="10" fill="${BACKGROUND}"/>`,
    ...["#f2777a", "#e8c268", "#8fd17f"].map(
      (fill, at) => `<circle cx="${20 + at * 18}" cy="18" r="5.5" fill="${fill}"/>`,
    ),
    ...lines.filter(Boolean),
    "</svg>\n",
  ].join("\n");
}

function runsOf(buffer: IBuffer, row: number, columns: number): Run[] {
  const runs: Run[] = [];
  const line = buffer.getLine(buffer.viewportY + row);
  for (let column = 0; column < columns; column++) {
    const cell = line?.getCell(column);
    if (!cell || cell.getWidth() === 0) continue;
    const style = styleOf(cell);
    const last = runs.at(-1);
    const text = cell.getChars() || " ";
    if (last && JSON.stringify(last.style) === JSON.stringify(style)) {
      last.text += text;
      last.columns += cell.getWidth();
    } else {
      runs.push({ column, style, text, columns: cell.getWidth() });
    }
  }
  return runs.filter((run) => run.text.trim() !== "");
}

function styleOf(cell: IBufferCell): Style {
  return {
    colour: cell.isFgPalette() ? (PALETTE[cell.getFgColor()] ?? FOREGROUND) : FOREGROUND,
    bold: cell.isBold() !== 0,
    dim: cell.isDim() !== 0,
    italic: cell.isItalic() !== 0,
    underline: cell.isUnderline() !== 0,
  };
}

function textOf({ column, style, text, columns }: Run, row: number): string {
  const x = MARGIN.side + column * CELL.width;
  const y = MARGIN.top + row * CELL.height + CELL.font;
  const look = [
    `fill="${style.colour}"`,
    style.bold && 'font-weight="bold"',
    style.dim && 'opacity="0.6"',
    style.italic && 'font-style="italic"',
    style.underline && 'text-decoration="underline"',
  ].filter(Boolean);
  // The length is given, so that columns stay in line whatever the font.
  const length = `textLength="${round(columns * CELL.width)}" lengthAdjust="spacingAndGlyphs" xml:space="preserve"`;
  return `<text x="${round(x)}" y="${round(y)}" ${look.join(" ")} ${length}>${escaped(text)}</text>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
