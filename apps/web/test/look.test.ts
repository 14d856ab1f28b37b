/** Every kind of page, wide and light, narrow and dark: what axe finds, what the policy reports, and whether it fits its window. */
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { whyNoChromium } from "@mp/platforms/chromium";
import type { AxeResults } from "axe-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { KINDS } from "../scripts/page-kinds.ts";
import { type Page, Site } from "./tutor.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** Places hang on the width and contrasts on the scheme: each is seen once. */
const LOOKS = [
  { width: 1440, height: 900, colorScheme: "light" },
  { width: 360, height: 760, colorScheme: "dark" },
] as const;

describe.skipIf(whyNoChromium() !== undefined)("a page", { timeout: 90_000 }, () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open();
  }, 60_000);
  afterAll(() => site[Symbol.asyncDispose]());

  for (const [at, kind] of KINDS.filter(({ whole }) => whole !== true).entries())
    test(`${kind.name}: axe finds nothing, nothing is refused, nothing is too wide`, async () => {
      const context = await site.student({
        viewport: LOOKS[0],
        reducedMotion: "reduce",
      });
      const { page, complaints } = await site.page(context, kind.path(at % 2 === 0 ? "es" : "en"));
      await kind.prepare(page);
      await page.evaluate(AXE);
      for (const { width, height, colorScheme } of LOOKS) {
        await page.setViewportSize({ width, height });
        await page.emulateMedia({ colorScheme });
        expect(await violations(page), `${width} ${colorScheme}`).toEqual([]);
        expect(await tooWide(page), `${width}`).toBeLessThanOrEqual(0);
      }
      expect(complaints.filter((complaint) => !kind.complaints?.test(complaint))).toEqual([]);
      await context.close();
    });
});

/** What axe finds, each with where. */
function violations(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { readonly axe: { readonly run: () => Promise<AxeResults> } };
    const found = await axe.run();
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(
        ({ target, any }) => `${id}: ${String(target)} ${any.map(({ message }) => message).join("; ")}`,
      ),
    );
  });
}

function tooWide(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
