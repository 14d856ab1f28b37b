/**
 * Makes `docs/python-api.md` from the results of all platforms: each member of Python's API, its name here, and whether it holds.
 *
 *     pnpm --filter @mp/runtime conformance && pnpm --filter @mp/runtime conformance:table
 */

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Group, MEMBERS } from "./members.ts";
import { ABSENT } from "./reasons.ts";
import type { Result, Results } from "./suite/case.ts";

const PAGE = new URL("../../../../docs/python-api.md", import.meta.url);

/** The columns, if there are results for them. */
const TITLES: Readonly<Record<string, string>> = {
  node22: "Node 22",
  node24: "Node 24",
  node26: "Node 26",
  deno: "Deno",
  bun: "Bun",
  chromium: "Chromium",
  firefox: "Firefox",
};

const HEAD = `# Python's API, member by member

Each public member of Python's \`multiprocessing\` (CPython 3.14), its name here, and whether it holds on each platform. This page is made from the results of
[the conformance suite](../packages/runtime/test/conformance/README.md): ✓ says that all cases that show the member have passed there. A number leads to the reason why something is not there.
[Coming from Python](coming-from-python.md) has the differences, with programs side by side.
`;

/** Reasons, in the order in which they are first met. */
class Notes {
  readonly reasons: string[] = [];

  /** The number of a reason. */
  numberOf(reason: string): number {
    if (!this.reasons.includes(reason)) this.reasons.push(reason);
    return this.reasons.indexOf(reason) + 1;
  }
}

function readResults(): Results[] {
  return Object.keys(TITLES)
    .map((platform) => new URL(`../../.cache/conformance/${platform}.json`, import.meta.url))
    .filter((file) => existsSync(file))
    .map((file) => JSON.parse(readFileSync(file, "utf8")) as Results);
}

/** What the page has in a cell: all passed, passed but for what a reason says, or failed. */
function verdict(member: string, { platform, results }: Results, notes: Notes): string {
  const showing = results.filter(({ covers }) => covers.includes(member));
  if (showing.length === 0)
    throw new Error(`No case shows ${member} on ${platform}; run the suite there again`);
  if (showing.some(({ status }) => status === "fail")) return "✗";
  const numbers = new Set(showing.filter(isSkipped).map(({ reason = "" }) => notes.numberOf(reason)));
  const passed = showing.some(({ status }) => status === "pass");
  return [passed ? "✓" : "—", ...[...numbers].map((number) => `<sup>${number}</sup>`)].join("");
}

const isSkipped = ({ status }: Result): boolean => status === "skip";

function row(member: string, here: string | null, all: readonly Results[], notes: Notes): string {
  const name = `\`${member}\``;
  if (here !== null) {
    return `| ${[name, `\`${here}\``, ...all.map((results) => verdict(member, results, notes))].join(" | ")} |`;
  }
  const number = `<sup>${notes.numberOf(ABSENT[member] ?? "")}</sup>`;
  return `| ${[name, `none${number}`, ...all.map(() => "—")].join(" | ")} |`;
}

function section({ title, members }: Group, all: readonly Results[], notes: Notes): string {
  const columns = ["Python", "here", ...all.map(({ platform }) => TITLES[platform])];
  const lines = Object.entries(members).map(([member, here]) => row(member, here, all, notes));
  return [
    `## ${title}`,
    "",
    `| ${columns.join(" | ")} |`,
    `|${" --- |".repeat(columns.length)}`,
    ...lines,
  ].join("\n");
}

const all = readResults();
const notes = new Notes();
const sections = MEMBERS.map((group) => section(group, all, notes));
const list = notes.reasons.map((reason, i) => `${i + 1}. ${reason}.`);
writeFileSync(PAGE, `${[HEAD, ...sections, "## Reasons", list.join("\n")].join("\n\n")}\n`);
console.log(`${fileURLToPath(PAGE)}: ${all.length} platforms, ${notes.reasons.length} reasons`);
