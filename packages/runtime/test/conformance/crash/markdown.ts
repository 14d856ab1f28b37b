/** The crash matrix as the guide shows it: deaths of which the same is seen share a column. */
import { DEATHS } from "./deaths.ts";
import { ROLE_NAMES, TABLE } from "./table.ts";

/** Rows of cells, the first one the head. */
export type Cells = readonly (readonly string[])[];

/** How each death is seen by who joins the process. */
export function endings(): Cells {
  const rows = DEATHS.map((death) => {
    const { end } = TABLE[death];
    return [death, typeof end === "number" ? `\`${end}\`` : `none: \`start()\` throws \`${end}\``];
  });
  return [["how it ends", "`exitCode`"], ...rows];
}

/** What those who live on see, by what the process was doing. */
export function sights(): Cells {
  const groups = Map.groupBy(DEATHS, (death) => JSON.stringify(TABLE[death].sees));
  const columns = [...groups.values()];
  const rows = ROLE_NAMES.map((role) => {
    const cells = columns.map(([death]) => {
      const seen = death === undefined ? "" : TABLE[death].sees[role];
      return typeof seen === "string" ? seen : `– (${seen.because})`;
    });
    return [role, ...cells];
  });
  return [["what it was", ...columns.map((deaths) => deaths.join(", "))], ...rows];
}

/** A table in Markdown. */
export function markdown([head = [], ...rows]: Cells): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** The tables of a page in Markdown, whatever the widths of their columns. */
export function tablesIn(page: string): Cells[] {
  const blocks = page.match(/(^\|.*\|$\n?)+/gm) ?? [];
  return blocks.map((block) => {
    const rows = block.trim().split("\n");
    const cells = rows.map((row) => row.slice(1, -1).split("|"));
    return cells.filter((_, at) => at !== 1).map((row) => row.map((cell) => cell.trim()));
  });
}
