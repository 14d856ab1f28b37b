/** The manual as a page of the repository's documentation. */

import { COMMAND_NAMES, commandShape } from "../table/commands.ts";
import { overview, type Page, pageOf, type Part } from "./page.ts";

const EDITION = { language: "en", prefix: "mp" } as const;

/** The whole manual in Markdown. */
export function manualMarkdown(): string {
  const pages = COMMAND_NAMES.map((name) => {
    const page = pageOf(name, EDITION);
    const schema = `docs/schemas/${commandShape(name).schema}.schema.json`;
    const text = markdownOf(page, "##").replace(
      schema,
      `[\`${commandShape(name).schema}\`](${schema.slice(5)})`,
    );
    return text;
  });
  const note =
    "<!-- Written by `pnpm --filter @mp/terminal run docs` from the table that `mp help` is made of: change that. -->";
  return `${[note, markdownOf(overview(EDITION), "#"), ...pages].join("\n\n")}\n`;
}

function markdownOf({ title, parts }: Page, head: string): string {
  return [`${head} ${title}`, ...parts.map((part) => `${head}# ${part.title}\n\n${contentOf(part)}`)].join(
    "\n\n",
  );
}

function contentOf(part: Part): string {
  if (part.kind === "paragraphs") return part.paragraphs.join("\n\n");
  if (part.kind === "usage") return fenced(part.lines);
  if (part.kind === "examples") {
    const width = Math.max(...part.pairs.map(([typed]) => typed.length)) + 3;
    return fenced(part.pairs.map(([typed, does]) => `${typed.padEnd(width)}# ${does}`));
  }
  const rows = part.pairs.map(
    ([term, means]) => `| \`${term.replaceAll("|", String.raw`\|`)}\` | ${means} |`,
  );
  return ["| | |", "| --- | --- |", ...rows].join("\n");
}

function fenced(lines: readonly string[]): string {
  return ["```text", ...lines, "```"].join("\n");
}
