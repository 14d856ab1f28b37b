/** The sample program from every bundler, run in Chromium: it prints what it prints on Node. */

import { existsSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { whyNoChromium } from "@mp/platforms/chromium";
import { createServer } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { builds, type Mode, ROOT, viteProject, withoutPlugin } from "./builds.ts";
import { Pages } from "./pages.ts";
import { PRINTED } from "./printed.ts";

const OUTPUT = `${ROOT}.cache/browser/`;
const MODES: readonly Mode[] = ["development", "production"];
const SHOWN = { printed: PRINTED, complaints: [] };

const missing = whyNoChromium();

describe.skipIf(missing !== undefined)(`in Chromium${missing === undefined ? "" : ` (${missing})`}`, () => {
  let pages: Pages;
  beforeAll(async () => {
    await rm(OUTPUT, { recursive: true, force: true });
    await mkdir(OUTPUT, { recursive: true });
    pages = await Pages.start(OUTPUT);
  }, 60_000);
  afterAll(() => pages?.[Symbol.asyncDispose]());

  describe.each(Object.entries(builds))("%s", (bundler, build) => {
    // In the others, development differs from production as on Node, where both are run.
    test.each(/^(vite|webpack)$/.test(bundler) ? MODES : MODES.slice(1))(
      "%s",
      { timeout: 60_000 },
      async (mode) => {
        const folder = `${bundler.replace(/\W+/g, "-")}-${mode}`;
        const outdir = OUTPUT + folder;
        await build({ platform: "browser", mode, outdir, external: false });
        if (!existsSync(`${outdir}/index.html`)) await writeFile(`${outdir}/index.html`, pageOf(bundler));
        expect(await pages.show(`${folder}/index.html`)).toEqual(SHOWN);
      },
    );
  });

  test.each(Object.entries(withoutPlugin))(
    "%s, without the plugin, says which one to add",
    { timeout: 60_000 },
    async (bundler, build) => {
      const folder = `without-${bundler}`;
      const outdir = OUTPUT + folder;
      await build({ platform: "browser", mode: "development", outdir, external: false });
      if (!existsSync(`${outdir}/index.html`)) await writeFile(`${outdir}/index.html`, pageOf(bundler));
      const { printed } = await pages.show(`${folder}/index.html`);
      expect(printed).toMatch(/^EncodeError: the function greet .* add @mp\/runtime\/vite/);
    },
  );

  test("vite, development server", { timeout: 60_000 }, async () => {
    const server = await createServer({ ...viteProject, cacheDir: `${OUTPUT}.vite`, server: { port: 0 } });
    try {
      await server.listen();
      expect(await pages.show(server.resolvedUrls?.local[0] ?? "")).toEqual(SHOWN);
    } finally {
      await server.close();
    }
  });
});

function pageOf(bundler: string): string {
  const type = bundler.endsWith("without modules") ? "defer" : 'type="module"';
  return `<!doctype html><link rel="icon" href="data:," /><title>running</title><body><script ${type} src="browser.js"></script></body>`;
}
