import { stripVTControlCharacters } from "node:util";
import type { Block, ProcessEvent } from "@mp/content";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { blockLines } from "../src/render/blocks.ts";
import { colouredLines } from "../src/render/code.ts";
import { OutputLines } from "@mp/tutor";
import { outputLine, outputRows } from "../src/render/output.ts";
import { lanesLines } from "../src/render/trace/lanes.ts";
import { pictureOfEvents } from "../src/render/trace/picture-of-events.ts";
import { signsFor } from "../src/render/trace/signs.ts";

const plain = (lines: readonly string[]) => lines.map((line) => stripVTControlCharacters(line));
const text = (words: string) => [{ type: "text" as const, text: words }];
const first = { pid: 1, name: "MainProcess" };
const second = { pid: 2, name: "Process-1" };

describe("blocks", () => {
  const table: Block = {
    type: "table",
    header: [text("Afirmación"), text("¿Sí?")],
    rows: [[text("una frase bastante larga que no cabe en una línea"), text("no")]],
  };

  test.each([80, 40, 24])("a table fits %i columns", (width) => {
    const lines = plain(blockLines([table], width));
    expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(width);
    expect(lines.join(" ")).toContain("no");
  });

  test("a list hangs its lines under its first word", () => {
    const list: Block = {
      type: "list",
      ordered: false,
      items: [[{ type: "paragraph", children: text("uno dos tres cuatro") }]],
    };
    expect(plain(blockLines([list], 12))).toEqual(["• uno dos", "  tres", "  cuatro"]);
  });

  test("wide characters count as two columns", () => {
    const lines = plain(blockLines([{ type: "paragraph", children: text("漢字 漢字 漢字") }], 10));
    expect(lines).toEqual(["漢字 漢字", "漢字"]);
  });
});

test("colours never change a program's text", () => {
  const source = 'const a = `x ${1}`; // hola\n\nif (a) {\n  f("ñ");\n}';
  expect(plain(colouredLines(source, "ts"))).toEqual(source.split("\n"));
  expect(plain(colouredLines("def f():\n    pass", "py"))).toEqual(["def f():", "    pass"]);
  expect(colouredLines("plain", "nothing")).toEqual(["plain"]);
});

describe("output", () => {
  const piece = (process: typeof first, words: string) =>
    ({ type: "output", time: 410, process, stream: "stdout", text: words }) as const;

  test("pieces become lines, each process by itself", () => {
    const lines = new OutputLines();
    expect(lines.add(piece(first, "ho"))).toEqual([]);
    expect(lines.add(piece(second, "a\nb\n")).map((line) => line.text)).toEqual(["a", "b"]);
    expect(lines.add(piece(first, "la\n"))).toMatchObject([{ process: first, text: "hola" }]);
    lines.add(piece(second, "sin fin"));
    expect(lines.add({ type: "exit", time: 1, exitCode: 0 })).toMatchObject([
      { process: second, text: "sin fin" },
    ]);
  });

  test("a line says when and who, and nothing in it can break the screen", () => {
    const line = outputLine(
      { time: 410, process: second, stream: "stdout", text: "a\tb\u001B[2Jc\u0007" },
      ",",
    );
    expect(stripVTControlCharacters(line)).toBe("  0,41 s  Process-1   │ a    bc");
  });

  test("a long line goes on in its own column", () => {
    const line = { time: 410, process: second, stream: "stdout", text: "uno dos tres" } as const;
    expect(plain(outputRows(line, ".", 34))).toEqual([
      "  0.41 s  Process-1   │ uno dos",
      `${" ".repeat(24)}tres`,
    ]);
  });
});

test("a run as lanes: when each process was running, and when it waited", () => {
  const events: ProcessEvent[] = [
    { type: "process.start", time: 0, process: first, target: second },
    { type: "join.begin", time: 20, process: first, target: second },
    { type: "process.begin", time: 40, process: second },
    { type: "process.end", time: 80, process: second },
    { type: "join.end", time: 80, process: first, target: second, exitCode: 0 },
  ];
  const look = { width: 23, signs: signsFor({}), decimal: "." };
  expect(plain(lanesLines(pictureOfEvents(events, 100), look)).slice(1)).toEqual([
    "MainPr…  ▸━░░░░░░░░░━━",
    "Proces…       ━━━━━━",
  ]);
});
