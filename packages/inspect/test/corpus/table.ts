/** The table of what was found in the corpus, and the page it stands on. */
import type { CorpusCase } from "./cases.ts";
import type { Tally } from "./examine.ts";

/** What came of one case. */
export interface Row {
  readonly one: CorpusCase;
  readonly seeded: Tally;
  readonly wrong: Tally;
  readonly right: Tally;
}

const COLUMNS = ["case", "found", "seeds", "schedules of the wrong one", "schedules of the right one", "ms"];

export function tableHead(): string[] {
  return [lineOf(COLUMNS), lineOf(COLUMNS.map(() => "---"))];
}

/** One line of the table. */
export function rowOf({ one, right, seeded, wrong }: Row): string {
  const kinds = [...new Set(one.finds.map(({ kind }) => `\`${kind}\``))];
  const within = one.found === "every seed" ? one.bound : one.found.within;
  const took = seeded.took + wrong.took + right.took;
  return lineOf([
    `[${one.name}](../packages/inspect/corpus/${one.name}/wrong.ts)`,
    kinds.join(", "),
    `${seeded.hits} of ${seeded.executions}`,
    `${wrong.hits} of ${countOf(wrong)} (≤ ${within})`,
    `${countOf(right)} (≤ ${one.bound})`,
    took.toFixed(0),
  ]);
}

function countOf({ executions, isComplete }: Tally): string {
  return isComplete ? String(executions) : `${executions}, not all`;
}

function lineOf(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

/** The whole page. */
export function pageOf(rows: readonly Row[], seeds: number): string {
  const sum = (count: (row: Row) => number): string =>
    rows.reduce((all, row) => all + count(row), 0).toLocaleString("en");
  const certain = rows.filter(({ one }) => one.found === "every seed").length;
  return `${HEAD}
## The last run in full

${rows.length} pairs. ${certain} of the wrong programs are found on every one of ${seeds} seeds, the others on some of all schedules within their bound of preemptions.
${sum(({ right }) => right.executions)} schedules of right programs: no finding. ${sum(({ seeded, wrong }) => seeded.executions + wrong.executions)} executions of wrong programs: no finding but those that are listed, each at exactly the lines that are marked.

${[...tableHead(), ...rows.map((row) => rowOf(row))].join("\n")}

- **seeds**: on how many of them something was found, each a random schedule.
- **schedules**: how many there are with at most so many preemptions (≤ n), and on how many of them something was found.
- **ms**: for all of it, each execution traced with its call sites, and analysed.
`;
}

const HEAD = `# The corpus of concurrency faults

Pairs of small programs, one wrong and one right, each with one fault as a student makes it. They keep \`@mp/inspect\` and controlled schedules honest, in both directions: what is wrong is found, under its name and at its lines, and what is right is
never accused. This page is made by \`pnpm --filter @mp/inspect corpus --docs\`.

\`\`\`
packages/inspect/corpus/<name>/
  wrong.ts   the fault; lines are marked by comments such as // [read]
  right.ts   the same program without it
  case.ts    title, beliefs behind it (M1 …, as in the course), findings by kind and marks, how surely they are found, what the right one prints
\`\`\`

What is demanded of each pair:

1. Something is found in the wrong program: on every seed, or on some schedule within a bound of preemptions.
2. Each finding that the case lists comes on some schedule, with the right kind, and exactly its lines.
3. **Nothing else** is found in it on any schedule, and nothing at all, fault or risk, in the right program on all schedules within its bound.
4. The right program comes to the same on all of them, and prints the same in free mode, really parallel.

The tests do this with fewer seeds; the command does it in full. 1,000 of the failing executions are recorded and replayed, event for event, by other threads on Node and in Chromium (\`test/replay\`, \`test/browser\`).
`;
