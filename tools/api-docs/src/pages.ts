/**
 * The pages of the docs, as TypeDoc takes them. In the repository they are plain Markdown that reads well there: the title is a
 * heading, and a link to the reference is one to the source file. In the site the title belongs to the page, and the link leads to the
 * symbol that it names.
 */

import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { PAGES, ROOT } from "./places.ts";

const GUIDE = "docs/guide/README.md";
/** Where the pages of the site stand in its menu, in this order; the decisions are those that a page refers to. */
const GROUPS: Readonly<Record<string, RegExp>> = {
  Guide: /^docs\/guide\//,
  "Coming from elsewhere": /^docs\/(coming-from-|python-api)/,
  Decisions: /^docs\/decisions\//,
};
/** The page that the site begins with. */
const HOME = "packages/runtime/README.md";

export interface SitePages {
  readonly home: string;
  readonly documents: readonly string[];
}

/** Writes the pages, and gives their paths. */
export function writePages(): SitePages {
  rmSync(PAGES, { recursive: true, force: true });
  const guide = [GUIDE, ...linksIn(GUIDE), ...globSync("docs/guide/*.md", { cwd: ROOT }).toSorted()];
  const decisions = guide.flatMap(linksIn).filter((path) => path.startsWith("docs/decisions/"));
  const wanted = [...new Set([...guide, ...decisions.toSorted()])].filter((path) => path.endsWith(".md"));
  const documents = Object.values(GROUPS).flatMap((group) => wanted.filter((path) => group.test(path)));
  const pages = new Set([HOME, ...documents]);
  for (const page of pages) write(page, pages);
  return { home: join(PAGES, HOME), documents: documents.map((page) => join(PAGES, page)) };
}

function write(page: string, pages: ReadonlySet<string>): void {
  const file = join(PAGES, page);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, forSite(readFileSync(join(ROOT, page), "utf8"), page, pages));
}

const LINK = /\[([^\]]+)\]\(([^)\s#]+)(#[^)\s]*)?\)/g;

/**
 * Rewrites a page.
 *
 * @param text what it says.
 * @param page its path in the repository.
 * @param pages the paths of all pages of the site.
 */
export function forSite(text: string, page: string, pages: ReadonlySet<string>): string {
  const linked = text.replaceAll(LINK, (whole, label: string, target: string) => {
    if (/^[a-z]+:/.test(target)) return whole;
    const path = relative(ROOT, resolve(ROOT, dirname(page), target));
    if (/^packages\/runtime\/src\/.*\.ts$/.test(path)) return symbolsIn(label, path);
    // What is not in the site can be read in the repository only.
    return pages.has(path) ? whole : label;
  });
  return page === HOME ? linked : withTitle(linked, page);
}

/** Which entry has the public symbols of a file: the first that fits; all others are in the main one. */
const ENTRIES: readonly (readonly [folder: string, entry: string])[] = [
  ["trace/", "@mp/runtime/trace"],
  ["recorder/", "@mp/runtime/trace"],
  ["platform/threads/read-trace-file", "@mp/runtime/trace/file"],
  ["platform/threads/trace-program", "@mp/runtime/trace/file"],
  ["control/", "@mp/runtime/control"],
];

/** `` `Queue`, `JoinableQueue` `` as links to these symbols. */
function symbolsIn(label: string, path: string): string {
  const entry =
    ENTRIES.find(([folder]) => path.startsWith(`packages/runtime/src/${folder}`))?.[1] ?? "@mp/runtime";
  return label.replaceAll(/`(\w+)`/g, (_, name: string) => `{@link ${entry}!${name} | \`${name}\`}`);
}

function withTitle(text: string, page: string): string {
  // Titles are plain text; so are headings, in the list of what is on a page.
  const plain = text.replaceAll(/^(```[^]*?^```|#+ .*)$/gm, (part) =>
    part.startsWith("#") ? part.replaceAll("`", "") : part,
  );
  const [, title = "", rest = ""] = /^# ([^\n]*)\n([^]*)$/.exec(plain) ?? [];
  const group = Object.keys(GROUPS).find((name) => GROUPS[name]?.test(page));
  return `---\ntitle: ${JSON.stringify(title)}\ngroup: ${group}\n---\n${rest}`;
}

/** The files that a page links to, as paths in the repository. */
function linksIn(page: string): string[] {
  if (!page.endsWith(".md") || !existsSync(join(ROOT, page))) return [];
  const targets = [...readFileSync(join(ROOT, page), "utf8").matchAll(LINK)].map(
    ([, , target = ""]) => target,
  );
  const paths = targets.map((target) => relative(ROOT, resolve(ROOT, dirname(page), target)));
  return paths.filter((path) => existsSync(join(ROOT, path)));
}
