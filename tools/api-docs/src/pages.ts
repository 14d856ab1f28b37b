/**
 * The pages of the docs, as TypeDoc takes them. In the repository they are plain Markdown that reads well there: the title is a
 * heading, and a link to the reference is one to the source file. In the site the title belongs to the page, and the link leads to the
 * symbol that it names.
 */

import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { PAGES, ROOT } from "./places.ts";

/** What the site holds besides the reference, in this order. */
const CHOSEN = ["docs/guide/README.md", "docs/guide/*.md", "docs/coming-from-*.md", "docs/python-api.md"];
/** The page that the site begins with. */
const HOME = "packages/runtime/README.md";

export interface SitePages {
  readonly home: string;
  readonly documents: readonly string[];
}

/** Writes the pages, and gives their paths. */
export function writePages(): SitePages {
  rmSync(PAGES, { recursive: true, force: true });
  const chosen = CHOSEN.flatMap((pattern) => globSync(pattern, { cwd: ROOT }).toSorted());
  const documents = [...new Set([...chosen, ...chosen.flatMap(decisionsIn)])];
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
    if (/^packages\/runtime\/src\/.*\.ts$/.test(path)) return symbolsIn(label);
    // What is not in the site can be read in the repository only.
    return pages.has(path) ? whole : label;
  });
  return page === HOME ? linked : withTitle(linked);
}

/** `` `Queue`, `JoinableQueue` `` as links to these symbols. */
function symbolsIn(label: string): string {
  return label.replaceAll(/`(\w+)`/g, (_, name: string) => `{@link @mp/runtime!${name} | \`${name}\`}`);
}

function withTitle(text: string): string {
  const [, heading = "", rest = ""] = /^# ([^\n]*)\n([^]*)$/.exec(text) ?? [];
  // A title is plain text.
  return `---\ntitle: ${JSON.stringify(heading.replaceAll("`", ""))}\n---\n${rest}`;
}

/** Decisions that a page refers to. */
function decisionsIn(page: string): string[] {
  const targets = [...readFileSync(join(ROOT, page), "utf8").matchAll(LINK)].map(([, , target = ""]) => target);
  return targets
    .map((target) => relative(ROOT, resolve(ROOT, dirname(page), target)))
    .filter((path) => path.startsWith("docs/decisions/") && existsSync(join(ROOT, path)));
}
