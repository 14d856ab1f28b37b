import type { Standing } from "../report/floors.ts";
import type { JobResult, Results } from "../report/results.ts";
import { cellsOf, cellsOfSizes, describeMachine, hasSizes, standingCells } from "../report/table.ts";

/** The page about speed: where it was measured, the pictures, and every figure. */
export function page(results: Results, standings: readonly Standing[]): string {
  const sized = results.jobs.filter(hasSizes);
  return [
    "# How fast it is",
    "Made by `pnpm bench`; how it is measured, and why so, is in [decision 31](decisions/0031-how-speed-is-measured.md). The command under each figure measures and prints it again.",
    `Measured on ${describeMachine(results.machine).replace("\n", ".\n")}${results.quick ? ". A quick run, with few rounds" : ""}.`,
    "## Against its peers",
    "How many times better it is than each, the median over the rounds of one run. The mark is what it should reach.",
    "![How many times better it is than its peers](images/bench-ratios.svg)",
    markdown([["", "job", "who", "times better", "should be", "spread"], ...standingCells(standings)]),
    ...limits(standings),
    ...sized.map(({ name, title }) => `![${title}](images/bench-${name}.svg)`),
    "## Every figure",
    ...results.jobs.map(section),
    "",
  ].join("\n\n");
}

/** What is known of the figures that are not what they should be. */
function limits(standings: readonly Standing[]): string[] {
  const missed = standings.filter(({ ratio, atLeast }) => ratio < atLeast);
  if (missed.length === 0) return [];
  const items = missed.map(({ job, ours = "mp", against, limit }) => {
    const why = limit ?? "no bound is known that keeps it from being so";
    return `- \`${job}\`, ${ours} against ${against}: ${why}.`;
  });
  return ["What is not reached:", items.join("\n")];
}

function section(job: JobResult): string {
  const { name, title, unit, better } = job;
  const how = `\`pnpm bench --only ${name}\``;
  return `### ${title}\n\n${how}: in ${unit}; ${better} is better.\n\n${markdown(hasSizes(job) ? cellsOfSizes(job) : cellsOf(job))}`;
}

function markdown([head = [], ...rows]: readonly (readonly string[])[]): string {
  const rule = head.map((_, column) => (column === 0 ? "---" : "--:"));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
