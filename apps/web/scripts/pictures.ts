/**
 * Pictures of every kind of page, to be looked at: `pnpm --filter @mp/web pictures [part of a name]…`, when the site has been built.
 * They go to `.cache/pictures`; with `--readme` the one of the README is taken instead.
 */

import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Context, type Page, Site } from "../test/tutor.ts";
import { KINDS, readmePage } from "./page-kinds.ts";

const FOLDER = fileURLToPath(new URL("../.cache/pictures/", import.meta.url));
const README = fileURLToPath(new URL("../../../docs/images/web-lesson-en.png", import.meta.url));

const SIZES = [
  { width: 360, height: 760 },
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
];
const SCHEMES = ["light", "dark"] as const;
const LANGUAGES = ["es", "en"] as const;

const wanted = process.argv.slice(2);
await using site = await Site.open();
if (wanted.includes("--readme")) await forReadme();
else await all();

async function forReadme(): Promise<void> {
  const context = await site.student({ viewport: { width: 1280, height: 860 }, colorScheme: "light" });
  const { page } = await site.page(context, "/en/el-cerrojo/");
  await readmePage(page);
  await page.screenshot({ path: README });
  console.log(README);
}

async function all(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  for (const kind of KINDS)
    for (const language of LANGUAGES)
      for (const viewport of SIZES)
        for (const colorScheme of SCHEMES) {
          const name = `${kind.name}-${language}-${viewport.width}-${colorScheme}`;
          if (!wanted.every((part) => `${name}-`.includes(part))) continue;
          const context = await site.student({ viewport, colorScheme, reducedMotion: "reduce" });
          await picture(context, kind, language, name);
          await context.close();
        }
}

async function picture(
  context: Context,
  kind: (typeof KINDS)[number],
  language: "es" | "en",
  name: string,
): Promise<void> {
  const { page, complaints } = await site.page(context, kind.path(language));
  await kind.prepare(page);
  const path = `${FOLDER}${name}.png`;
  await page.screenshot({ path, fullPage: kind.whole ?? false });
  console.log([path, ...wider(await tooWide(page)), ...complaints].join("\n  "));
}

/** How far a page can be scrolled to the side, which it should not. */
function tooWide(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

function wider(by: number): string[] {
  return by > 0 ? [`is ${by} px wider than the window`] : [];
}
