/** What is kept of a student: taken along to another browser, the same in two of them, and deleted. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { whyNoChromium } from "@mp/platforms/chromium";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Page, Site, write } from "./tutor.ts";

describe.skipIf(whyNoChromium() !== undefined)("a student's progress", { timeout: 60_000 }, () => {
  const data = mkdtempSync(join(tmpdir(), "mp-web-"));
  let site: Site;
  beforeAll(async () => {
    site = await Site.open({ data });
  }, 60_000);
  afterAll(async () => {
    await site[Symbol.asyncDispose]();
    rmSync(data, { recursive: true, force: true });
  });

  const answer = async (page: Page): Promise<void> => {
    await page.locator(".answers button").first().click();
    await page.locator(".reason").first().waitFor();
  };
  const at = (path: string): string => new URL(path, site.address).href;

  test("goes to another browser in a file, which joins it with what is there", async () => {
    const one = await site.student();
    const { page, complaints } = await site.page(one, "/en/nace-un-proceso/");
    await answer(page);
    await write(page, "// taken along");
    await page.click(".bar-tools a[href$='/progress/']");
    await page.locator(".kept-list code").waitFor();
    const [download] = await Promise.all([page.waitForEvent("download"), page.click(".kept .primary")]);
    expect(download.suggestedFilename()).toMatch(/^mp-progress-\d{4}-\d\d-\d\d\.json$/);
    const file = await download.path();

    const other = await site.student();
    const { page: there, complaints: complaintsThere } = await site.page(other, "/en/nace-un-proceso/");
    await write(there, "// was here");
    await there.goto(at("/en/progress/"));
    await there.setInputFiles("input[type=file]", {
      name: "x.json",
      mimeType: "application/json",
      buffer: Buffer.from("{}"),
    });
    await there.locator(".kept-bad").waitFor();
    await there.setInputFiles("input[type=file]", file);
    await there.locator(".kept-good", { hasText: "1 lesson" }).waitFor();
    await there.locator(".kept-list summary", { hasText: "another version came" }).waitFor();
    await there.goto(at("/en/nace-un-proceso/"));
    await there.locator(".cm-content", { hasText: "// taken along" }).waitFor();
    await there.locator(".reason").first().waitFor();
    await there.goto(at("/en/progress/"));
    await there.click(".kept-list button");
    await there.goto(at("/en/nace-un-proceso/"));
    await there.locator(".cm-content", { hasText: "// was here" }).waitFor();

    await there.goto(at("/en/progress/"));
    await there.click(".kept .danger");
    await there.click(".kept [role=alert] .danger");
    await there.locator("[role=status]", { hasText: "Deleted" }).waitFor();
    await there.goto(at("/en/nace-un-proceso/"));
    await there.locator(".cm-content", { hasText: "isMainProcess" }).waitFor();
    expect(await there.locator(".reason").count()).toBe(0);
    expect([...complaints, ...complaintsThere]).toEqual([]);
    await Promise.all([one.close(), other.close()]);
  });

  test("becomes the same in two browsers by the API, also what was done without a network", async () => {
    const one = await site.student();
    const { page, complaints } = await site.page(one, "/en/nace-un-proceso/");
    await answer(page);
    await page.goto(at("/en/progress/"));
    await page.locator("section", { hasText: "On several devices" }).locator(".primary").click();
    await page.locator(".kept-good", { hasText: "The same everywhere" }).waitFor();
    await page.locator("summary", { hasText: "Your token" }).click();
    const token = await page.locator(".kept-token").innerText();

    const other = await site.student();
    const { page: there } = await site.page(other, "/en/el-cerrojo/");
    await there.locator(".cm-content").waitFor();
    await there.goto(at("/en/progress/"));
    await there.fill(".kept-input", "mpl_nonsense");
    await there.click("form .second");
    await there.locator(".kept-bad", { hasText: "That is no token" }).waitFor();
    await there.fill(".kept-input", token);
    await there.click("form .second");
    await there.locator(".kept-good", { hasText: "The same everywhere" }).waitFor();
    await there.locator(".kept-sum", { hasText: "2 begun" }).waitFor();

    await other.setOffline(true);
    await there.click(".kept-row .second:has-text('Sync now')");
    await there.locator(".kept-warn", { hasText: "No network" }).waitFor();
    await other.setOffline(false);
    await there.locator(".kept-good", { hasText: "The same everywhere" }).waitFor();
    await page.click(".kept-row .second:has-text('Sync now')");
    await page.locator(".kept-sum", { hasText: "2 begun" }).waitFor();

    await there.click(".kept-row .danger:has-text('Delete it there')");
    await there.locator("form .second").waitFor();
    await page.click(".kept-row .second:has-text('Sync now')");
    await page.locator(".kept-warn", { hasText: "no longer good" }).waitFor();
    // The browser says by itself that the API has refused a request.
    expect(complaints.filter((each) => !each.includes("401"))).toEqual([]);
    await Promise.all([one.close(), other.close()]);
  });
});
