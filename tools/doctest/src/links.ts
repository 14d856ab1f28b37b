/** Links of the pages that lead nowhere: to files that are not there, or to headings that the page does not have. */

import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { ROOT } from "./places.ts";

const LINK = /\]\(([^)\s]+)\)/g;
/** Code, where brackets are no links and `#` begins no heading. */
const FENCED = /^(\s*)(`{3,})[^]*?^\1\2\s*$/gm;

/** The broken links of all pages, each with the page it stands in. */
export function brokenLinks(): string[] {
  const pages = globSync(["README.md", "docs/**/*.md", "packages/*/README.md"], { cwd: ROOT });
  return pages.toSorted().flatMap((page) => brokenLinksIn(page, textOf(resolve(ROOT, page))));
}

/** The broken links of a page, from what it says without its programs. */
export function brokenLinksIn(page: string, text: string): string[] {
  const targets = [...text.matchAll(LINK)].map(([, target = ""]) => target);
  return targets
    .filter((target) => !isRight(resolve(ROOT, page), target))
    .map((target) => `${page}: ${target}`);
}

function isRight(page: string, target: string): boolean {
  if (/^[a-z]+:/.test(target)) return true;
  const [path = "", heading] = target.split("#");
  const file = path === "" ? page : resolve(dirname(page), path);
  if (!existsSync(file)) return false;
  return heading === undefined || !file.endsWith(".md") || headingsOf(file).includes(heading);
}

/** The anchors that GitHub gives to the headings of a page. */
function headingsOf(file: string): string[] {
  return [...textOf(file).matchAll(/^#+ (.*)$/gm)].map(([, text = ""]) => anchorOf(text));
}

/** The anchor of a heading: its words in small letters, without punctuation, joined by hyphens. */
export function anchorOf(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
    .replaceAll(/\s/g, "-");
}

/** A page without its programs. */
export function textOf(file: string): string {
  return readFileSync(file, "utf8").replaceAll(FENCED, "");
}
