/** The path of a student through the web tutor, in Chromium. */
import { whyNoChromium } from "@mp/platforms/chromium";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SOLUTION } from "../scripts/page-kinds.ts";
import { write } from "./programs.ts";
import { Site } from "./tutor.ts";

describe.skipIf(whyNoChromium() !== undefined)("a student", { timeout: 90_000 }, () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open();
  }, 60_000);
  afterAll(() => site[Symbol.asyncDispose]());

  test("goes from the map to a lesson, predicts, runs, and is known after a reload", async () => {
    const context = await site.student();
    const { page, complaints } = await site.page(context, "/es/");
    await page.click("text=Nace un proceso");
    await page.waitForURL("**/es/nace-un-proceso/");
    const answers = page.locator(".question").first().locator(".answers button");
    await answers.first().click();
    await page.locator(".reason").first().waitFor();
    await page.click(".run-bar .primary");
    await page.locator(".timeline canvas").waitFor();
    await page.locator(".run-bar .primary").waitFor();
    expect(await page.locator(".output .what").count()).toBeGreaterThan(3);
    await page.reload();
    await page.locator(".reason").first().waitFor();
    await page.click(".brand");
    await page.locator(".lesson-row.started").waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("stops an endless loop, and the page goes on", async () => {
    const context = await site.student();
    const { page } = await site.page(context, "/en/nace-un-proceso/");
    await write(page, "while (true) {}");
    await page.click(".run-bar .primary");
    await page.click(".run-bar .stop");
    await page.locator(".run-state", { hasText: "Stopped" }).waitFor();
    expect(await page.locator("iframe[data-use=run]").count()).toBe(0);
    await context.close();
  });

  test("fails a check, reads why, replays the schedule, mends it and passes; in both languages", async () => {
    const context = await site.student();
    const { page, complaints } = await site.page(context, "/en/el-cerrojo/");
    await page.locator(".cm-content").waitFor();
    await page.click(".run-bar .second");
    await page.locator(".verdict .fail").first().waitFor();
    expect(await page.locator(".verdict .fail").innerText()).toMatch(/Lost update.*doors\.ts:4/s);
    await page.click(".verdict .fail .second");
    await page.locator(".timeline canvas").waitFor();
    await write(page, SOLUTION);
    await page.click(".run-bar .second");
    await page.locator(".verdict h2", { hasText: "You did it!" }).waitFor();
    await page.click("header a[hreflang=es]");
    await page.waitForURL("**/es/el-cerrojo/");
    await page.locator("h1", { hasText: "El cerrojo" }).waitFor();
    await page.reload();
    expect(await page.locator(".cm-content").innerText()).toContain("lock.acquireSync()");
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("is told that there is no such page", async () => {
    const context = await site.student();
    const { page } = await site.page(context, "/es/");
    await page.evaluate(() => history.pushState({}, "", "/es/nada/"));
    await page.evaluate(() => dispatchEvent(new PopStateEvent("popstate")));
    await page.locator("h1", { hasText: "Esta página no existe" }).waitFor();
    expect(await page.locator("main a").count()).toBe(1);
    await context.close();
  });
});
