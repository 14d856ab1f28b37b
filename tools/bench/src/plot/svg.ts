/** Colours that can be read on white and on dark pages alike. */
const STYLE = `
  text { font: 13px system-ui, sans-serif; fill: #57606a }
  .strong { fill: #24292f; font-weight: 600 }
  .line { stroke: #8c959f; stroke-width: 1 }
  .mark { stroke: #24292f; stroke-width: 2 }
  .faint { stroke: #8c959f; stroke-width: 1; opacity: .35 }
  .c0 { color: #1a7f37 } .c1 { color: #bc4c00 } .c2 { color: #0969da } .c3 { color: #8250df }
  .fill { fill: currentColor } .curve { stroke: currentColor; fill: none; stroke-width: 2 }
  @media (prefers-color-scheme: dark) {
    text { fill: #9198a1 } .strong { fill: #f0f6fc } .mark { stroke: #f0f6fc }
    .c0 { color: #3fb950 } .c1 { color: #f0883e } .c2 { color: #58a6ff } .c3 { color: #bc8cff }
  }`;

/** A picture of this size, with a title for those who cannot see it. */
export function picture(width: number, height: number, title: string, parts: readonly string[]): string {
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  const head = `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img"><title>${escaped(title)}</title>`;
  return `${head}<style>${STYLE}</style>\n${parts.join("\n")}\n</svg>\n`;
}

export interface TextOptions {
  readonly anchor?: "start" | "middle" | "end";
  readonly strong?: boolean;
}

export function text(x: number, y: number, content: string, options: TextOptions = {}): string {
  const { anchor = "start", strong = false } = options;
  return `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}"${strong ? ' class="strong"' : ""}>${escaped(content)}</text>`;
}

export function line(from: Point, to: Point, className = "line"): string {
  return `<line x1="${round(from[0])}" y1="${round(from[1])}" x2="${round(to[0])}" y2="${round(to[1])}" class="${className}"/>`;
}

/** A bar from one place to another, in whichever direction. */
export function bar(from: Point, to: Point, className: string): string {
  const [x, width] = [Math.min(from[0], to[0]), Math.abs(to[0] - from[0])];
  return `<rect x="${round(x)}" y="${round(from[1])}" width="${round(width)}" height="${round(to[1] - from[1])}" class="${className}"/>`;
}

export function curve(points: readonly Point[], className: string): string {
  const path = points.map(([x, y]) => `${round(x)},${round(y)}`).join(" ");
  return `<polyline points="${path}" class="curve ${className}"/>`;
}

export type Point = readonly [x: number, y: number];

/** Where a value stands between two places, when each step is so many times the last. */
export function logScale(domain: Point, places: Point): (value: number) => number {
  const [low, high] = domain.map(Math.log10) as [number, number];
  return (value) => places[0] + ((Math.log10(value) - low) / (high - low)) * (places[1] - places[0]);
}

/** The powers of ten between two values. */
export function powersOfTen([low, high]: Point): number[] {
  const [first, last] = [Math.ceil(Math.log10(low)), Math.floor(Math.log10(high))];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => 10 ** (first + n));
}

function escaped(content: string): string {
  return content.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
