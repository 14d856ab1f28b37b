/** The table of settings in docs/api-in-public.md, from where they are defined. */
import { fileURLToPath } from "node:url";
import { SETTINGS } from "../../src/config.ts";

export const SETTINGS_PAGE: string = fileURLToPath(
  new URL("../../../../docs/api-in-public.md", import.meta.url),
);

/** The page with the table as it should be. */
export function withSettings(page: string): string {
  return page.replace(
    /(<!-- settings: .*? -->\n)[\s\S]*?(<!-- \/settings -->)/,
    (_all, begin: string, end: string) => `${begin}\n${table()}\n\n${end}`,
  );
}

function table(): string {
  const rows = Object.entries(SETTINGS.shape).map(([name, schema]) => {
    const usual = schema.safeParse(undefined);
    return [`\`${name}\``, usualText(name, usual.data), (schema.description ?? "").replaceAll("|", "\\|")];
  });
  const all = [["setting", "if not set", "what it is"], ...rows];
  const widths = [0, 1, 2].map((at) => Math.max(...all.map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(" | ")} |`;
  return [
    line(all[0] ?? []),
    `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`,
    ...all.slice(1).map(line),
  ].join("\n");
}

function usualText(name: string, usual: unknown): string {
  if (name === "MP_API_RUNS") return "processors";
  if (usual === undefined || (Array.isArray(usual) && usual.length === 0)) return "none";
  return `\`${typeof usual === "string" ? usual : JSON.stringify(usual)}\``;
}
