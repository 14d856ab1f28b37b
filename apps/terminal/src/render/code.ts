import type { ElementContent, RootContent } from "hast";
import chalk from "chalk";
import python from "highlight.js/lib/languages/python";
import typescript from "highlight.js/lib/languages/typescript";
import { createLowlight } from "lowlight";

const highlighter = createLowlight({ typescript, python });
const names: Readonly<Record<string, string>> = { ts: "typescript", py: "python" };

type Style = (text: string) => string;

const styles: Readonly<Record<string, Style>> = {
  keyword: chalk.magenta,
  string: chalk.green,
  number: chalk.yellow,
  literal: chalk.yellow,
  comment: chalk.dim,
  title: chalk.cyan,
  built_in: chalk.cyan,
  subst: (text) => text,
};

/** A program's lines with the colours of its language; unknown languages stay plain. */
export function colouredLines(source: string, language: string): string[] {
  const name = names[language];
  if (!name || chalk.level === 0) return source.split("\n");
  const { children } = highlighter.highlight(name, source);
  return children
    .map((node) => paint(node))
    .join("")
    .split("\n");
}

function paint(node: RootContent | ElementContent, style: Style = (text) => text): string {
  if (node.type === "text") return paintLines(node.value, style);
  if (node.type !== "element") return "";
  const own = styleOf(node.properties["className"]);
  return node.children.map((child) => paint(child, own ?? style)).join("");
}

// A colour must end with its line: lines are cut, indented and scrolled one by one.
function paintLines(text: string, style: Style): string {
  return text
    .split("\n")
    .map((line) => (line === "" ? "" : style(line)))
    .join("\n");
}

function styleOf(className: unknown): Style | undefined {
  const classes = Array.isArray(className) ? className.map(String) : [];
  const known = classes.map((name) => name.replace(/^hljs-/, "")).find((name) => Object.hasOwn(styles, name));
  return known === undefined ? undefined : styles[known];
}
