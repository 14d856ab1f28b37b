/** The path of a student through the web tutor, in Chromium, from the first look to the program that works without a network. */
import { fileURLToPath } from "node:url";
import { whyNoChromium } from "@mp/platforms/chromium";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SOLUTION } from "../scripts/page-kinds.ts";
import { StaticHost } from "./static-host.ts";
import { type Complaints, type Context, type Page, Site, write } from "./tutor.ts";

const DIST = fileURLToPath(new URL("../dist", import.meta.url));

describe.skipIf(whyNoChromium() !== undefined)("a student", { timeout: 90_000 }, () => {
  let site: Site;
  let host: StaticHost;
  let student: Context;
  let page: Page;
  let complaints: Complaints;
  beforeAll(async () => {
    [site, host] = await Promise.all([Site.open(), StaticHost.open(DIST, "/")]);
    student = await site.student();
    ({ page, complaints } = await site.page(student, new URL("es/", host.address).href));
    // The host sets no headers: the page has them from its service worker, when it has been loaded once more.
    await page.waitForFunction(() => crossOriginIsolated && navigator.serviceWorker.controller);
  }, 60_000);
  afterAll(async () => {
    await host[Symbol.asyncDispose]();
    await site[Symbol.asyncDispose]();
  });

  // One after another: each goes on where the one before has left the student.
  test("opens a lesson, reads, predicts and runs it, and sees its processes in time", async () => {
    await page.click("text=Nace un proceso");
    await page.waitForURL("**/es/nace-un-proceso/");
    expect(await page.locator(".prose p").first().innerText()).not.toBe("");
    await page.locator(".question").first().locator(".answers button").first().click();
    await page.locator(".reason").first().waitFor();
    await page.click(".run-bar .primary");
    await page.locator(".timeline canvas").waitFor();
    await page.locator(".run-bar .primary").waitFor();
    expect(await page.locator(".output .what").count()).toBeGreaterThan(3);
    expect(await page.locator(".timeline").innerText()).toContain("MainProcess");
  });

  test("stops a loop without an end, and the program as it was is still there", async () => {
    await write(page, 'console.log("sin fin");\nwhile (true) {}');
    await page.click(".run-bar .primary");
    await page.locator(".output .what", { hasText: "sin fin" }).waitFor();
    await page.click(".run-bar .stop");
    await page.locator(".run-state", { hasText: "Parado" }).waitFor();
    expect(await page.locator("iframe[data-use=run]").count()).toBe(0);
    await page.reload();
    await page.locator(".reason").first().waitFor();
    expect(await page.locator(".cm-content").innerText()).toContain("while (true) {}");
    await page.click(".brand");
    await page.locator(".lesson-row.started").waitFor();
  });

  test("fails a check, reads why, replays the schedule, mends the program and passes", async () => {
    await page.click("a[hreflang=en]");
    await page.click("a:has-text('The lock')");
    await page.waitForURL("**/en/el-cerrojo/");
    await page.locator(".cm-content").waitFor();
    await page.click(".run-bar .second");
    await page.locator(".verdict .fail").first().waitFor();
    expect(await page.locator(".verdict .fail").innerText()).toMatch(/Lost update.*doors\.ts:4/s);
    await page.click(".verdict .fail .second");
    await page.locator(".timeline canvas").waitFor();
    await write(page, SOLUTION);
    await page.click(".run-bar .second");
    await page.locator(".verdict h2", { hasText: "You did it!" }).waitFor();
  });

  test("finds all of it again, in the other language, without a network", async () => {
    await page.waitForFunction(
      async () =>
        (await caches.match(new URL("complete", (await navigator.serviceWorker.ready).scope))) !== undefined,
    );
    await host[Symbol.asyncDispose]();
    await page.click("header a[hreflang=es]");
    await page.waitForURL("**/es/el-cerrojo/");
    await page.reload();
    await page.locator("h1", { hasText: "El cerrojo" }).waitFor();
    await page.locator(".cm-content", { hasText: "lock.acquireSync()" }).waitFor();
    await page.click(".run-bar .second");
    await page.locator(".verdict .pass").first().waitFor();
    await page.click(".brand");
    await page.locator(".lesson-row.done").waitFor();
    expect(complaints).toEqual([]);
  });

  test("is told that there is no such page", async () => {
    await page.evaluate(() => history.pushState({}, "", "/es/nada/"));
    await page.evaluate(() => dispatchEvent(new PopStateEvent("popstate")));
    await page.locator("h1", { hasText: "Esta página no existe" }).waitFor();
    expect(await page.locator("main a").count()).toBeGreaterThan(0);
  });
});
