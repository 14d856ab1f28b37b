/** What a student does is kept: through reloads, closed tabs, other tabs, and refused storage. */
import { whyNoChromium } from "@mp/platforms/chromium";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Page, Site, write } from "./tutor.ts";

const LESSON = "/en/el-cerrojo/";

describe.skipIf(whyNoChromium() !== undefined)("what a student does is kept", { timeout: 60_000 }, () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open();
  }, 60_000);
  afterAll(() => site[Symbol.asyncDispose]());

  const editor = (page: Page) => page.locator(".cm-content");
  const says = (page: Page, text: string) => page.locator(".cm-content", { hasText: text }).waitFor();

  test("when the page is left with the last key", async () => {
    const context = await site.student();
    const { page, complaints } = await site.page(context, LESSON);
    await write(page, "// mine");
    // Leaves in the same task in which the key is told: nothing of the page runs afterwards.
    await page.evaluate(() => {
      const content = document.querySelector(".cm-content");
      content?.addEventListener("input", () => setTimeout(() => location.reload(), 1), { once: true });
    });
    await Promise.all([page.waitForEvent("load"), page.keyboard.type("!")]);
    await says(page, "// mine!");
    await write(page, "// closed");
    await page.close();
    const { page: again } = await site.page(context, LESSON);
    await says(again, "// closed");
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("in two tabs, which show the same; what both wrote at once is kept, and told", async () => {
    const context = await site.student();
    const [{ page: one }, { page: other }] = [
      await site.page(context, LESSON),
      await site.page(context, LESSON),
    ];
    await editor(other).waitFor();
    await write(one, "// from one tab");
    await says(other, "// from one tab");
    await write(other, "// from the other");
    await says(one, "// from the other");
    // Tabs that hear nothing of each other, as two that write in the same moment.
    const deaf = await context.newPage();
    await deaf.addInitScript(() => {
      BroadcastChannel.prototype.postMessage = () => {};
      Object.defineProperty(BroadcastChannel.prototype, "addEventListener", { value: () => {} });
    });
    await deaf.goto(one.url());
    await editor(deaf).waitFor();
    await write(one, "// heard by nobody");
    await write(deaf, "// written last");
    await deaf.locator(".notices", { hasText: "another tab" }).waitFor();
    await deaf.reload();
    await says(deaf, "// written last");
    const versions = await deaf.evaluate(
      () =>
        new Promise<{ source: string }[]>((resolve) => {
          indexedDB.open("mp").addEventListener("success", ({ target }) => {
            const store = (target as IDBOpenDBRequest).result.transaction("versions").objectStore("versions");
            store
              .getAll()
              .addEventListener("success", (event) => resolve((event.target as IDBRequest).result));
          });
        }),
    );
    expect(versions.map(({ source }) => source)).toContain("// heard by nobody");
    await context.close();
  });

  test("what the first versions of the app kept", async () => {
    const context = await site.student();
    const page = await context.newPage();
    await page.goto(new URL("/icon.svg", site.address).href);
    await page.evaluate(() => {
      const at = "2026-11-01T10:00:00.000Z";
      const lessons = { "el-cerrojo": { startedAt: at, doneAt: at, answers: {}, hints: {}, checks: 2 } };
      localStorage.setItem("mp-progress", JSON.stringify({ version: 1, lessons }));
      localStorage.setItem("mp-code/el-cerrojo/doors.ts", "// of old");
    });
    await page.goto(new URL(LESSON, site.address).href);
    await says(page, "// of old");
    await page.goto(new URL("/en/", site.address).href);
    await page.locator(".lesson-row.done", { hasText: "lock" }).first().waitFor();
    const left = () => Object.keys(localStorage).filter((key) => /^mp-(code|progress)/.test(key));
    expect(await page.evaluate(left)).toEqual([]);
    await context.close();
  });

  test("in the journal, where there is no database", async () => {
    const context = await site.student();
    await context.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException("refused", "SecurityError");
      };
    });
    const { page } = await site.page(context, LESSON);
    await write(page, "// without a database");
    await page.reload();
    await says(page, "// without a database");
    expect(await page.locator(".notices").count()).toBe(0);
    await context.close();
  });

  test("nowhere, where storage is refused; the page works and says so", async () => {
    const context = await site.student();
    await context.addInitScript(() => {
      const refused = (): never => {
        throw new DOMException("refused", "SecurityError");
      };
      IDBFactory.prototype.open = refused;
      for (const name of ["setItem", "getItem"] as const) Storage.prototype[name] = refused;
      Object.defineProperty(window, "localStorage", { get: refused });
    });
    const { page, complaints } = await site.page(context, LESSON);
    await write(page, 'console.log("still runs");');
    await page.locator(".notices", { hasText: "not kept" }).waitFor();
    await page.click(".run-bar .primary");
    await page.locator(".output .what", { hasText: "still runs" }).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });
});
