/** The pictures beside a program's runs in Chromium: scheduling by hand, all outcomes, Amdahl's curve; by mouse and by keyboard. */
import { whyNoChromium } from "@mp/platforms/chromium";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CROSSED, LOST_UPDATE, write } from "./programs.ts";
import { type Context, type Page, Site } from "./tutor.ts";

describe.skipIf(whyNoChromium() !== undefined)("beside a program", { timeout: 90_000 }, () => {
  let site: Site;
  let context: Context;
  beforeAll(async () => {
    site = await Site.open();
    context = await site.student({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
  }, 60_000);
  afterAll(() => site[Symbol.asyncDispose]());

  const open = async (page: Page, picture: string): Promise<void> => {
    await page.locator(`.picture-links a[href$="#picture-${picture}"]`).click();
    await page.locator(`#picture-${picture}[open]`).waitFor();
  };
  const turnsOf = (page: Page): Promise<string[]> => page.locator("button.turn").allInnerTexts();

  test("a student schedules by hand, by keys alone, and loses an update; takes a step back, and does not", async () => {
    const { page, complaints } = await site.page(context, "/en/el-cerrojo/");
    await write(page, LOST_UPDATE);
    await open(page, "scheduler");
    const press = async (key: string, decisions: string): Promise<void> => {
      await page.keyboard.press(key);
      await page.locator(".by-hand-state", { hasText: decisions }).waitFor();
    };
    await page.locator("button.turn").first().focus();
    expect((await turnsOf(page)).map((words) => words.replaceAll(/\s+/g, " "))).toEqual([
      "1 Process-1 Value-1.value → 0 doors.ts:3",
      "2 Process-2 Value-1.value → 0 doors.ts:3",
    ]);
    expect(await page.locator(".cm-step").innerText()).toContain("total.value += 1");
    await press("1", "1 decision");
    await page.locator("button.turn").first().focus();
    await press("2", "2 decisions");
    await page.locator(".by-hand-tools button").first().focus();
    await page.keyboard.press("f");
    await page.locator(".ending.bad", { hasText: "prints 1" }).waitFor();
    expect(await page.locator(".ending").innerText()).toContain("Lost update");
    await page.locator(".by-hand-tools button").first().focus();
    // The decision that lost it is taken back.
    await press("u", "1 decision");
    await page.locator("button.turn").first().focus();
    await page.keyboard.press("f");
    await page.locator(".ending.good", { hasText: "prints 2" }).waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });

  test("is shown the shortest schedule that breaks it, goes through it, and sees it in the timeline", async () => {
    const { page } = await site.page(context, "/en/el-cerrojo/");
    await write(page, CROSSED);
    await open(page, "scheduler");
    await page.getByRole("button", { name: "Show me the shortest schedule that breaks it" }).click();
    const next = page.getByRole("button", { name: "Next step of it" });
    await next.waitFor();
    // Each step is drawn before the next is asked for.
    for (let step = 0; (await page.locator(".ending").count()) === 0; step++) {
      expect(step).toBeLessThan(20);
      await next.click();
      await page
        .locator(`.by-hand-state:has-text("step ${step + 2}"), .ending`)
        .first()
        .waitFor();
    }
    expect(await page.locator(".ending.bad").innerText()).toContain(
      "deadlock: MainProcess, Process-1, Process-2",
    );
    expect(await page.locator(".ending .turn").allInnerTexts()).toContainEqual(
      expect.stringMatching(/^Process-2 blocked on Lock-1\.acquire\(\), held by Process-1 since line 3/),
    );
    await page.getByRole("button", { name: "See it in the timeline" }).first().click();
    await page.locator(".wait-for li.ring").waitFor();
    await page.close();
  });

  test("all schedules are folded and counted, opened branch by branch, and looked at", async () => {
    const { page, complaints } = await site.page(context, "/en/el-cerrojo/");
    await write(page, LOST_UPDATE);
    await open(page, "outcomes");
    await page.locator(".outcomes-summary", { hasText: "6 schedules: 4 give 1, 2 give 2" }).waitFor();
    expect(await page.locator(".outcomes-list li").allInnerTexts()).toEqual([
      expect.stringMatching(/A prints 1 goes wrong · 4 schedules/),
      expect.stringMatching(/B prints 2 goes well · 2 schedules/),
    ]);
    const branches = page.locator(".branch > button");
    await branches.first().waitFor();
    expect((await branches.allInnerTexts()).map((words) => words.replaceAll(/\s+/g, " "))).toEqual([
      expect.stringContaining("Process-1 Value-1.value → 0"),
      expect.stringContaining("Process-2 Value-1.value → 0"),
    ]);
    await branches.first().focus();
    await page.keyboard.press("Enter");
    const inner = page.locator(".branches .branches .branch > button");
    await inner.first().waitFor();
    expect((await inner.allInnerTexts()).join(" ")).toMatch(/Process-1\s+Value-1\.value ← 1/);
    await page.locator(".branch-leaf").first().click();
    await page.locator(".timeline .scrubber").waitFor();
    await page.getByRole("button", { name: "Step through it" }).first().click();
    await page.locator(".turn[aria-current]").waitFor();
    await write(page, CROSSED);
    await page.locator("#picture-outcomes .changed").waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });

  test("what was measured stands beside the law, with the part that is not shared out", async () => {
    const { page, complaints } = await site.page(context, "/en/la-ley-de-amdahl/");
    await page.locator("#picture-amdahl[open]").waitFor();
    await page.click(".run-bar .primary");
    await page.locator(".amdahl tbody tr").nth(3).waitFor();
    expect(await page.locator(".amdahl tbody th").allInnerTexts()).toEqual(["1", "2", "4", "8"]);
    expect(await page.locator(".amdahl circle").count()).toBe(4);
    const [, percent] = /(\d+)% of the work/.exec(await page.locator(".amdahl-fit").innerText()) ?? [];
    // 20% by the program's numbers; sharing out costs something, and more on a busy machine.
    expect(Number(percent)).toBeGreaterThanOrEqual(18);
    expect(Number(percent)).toBeLessThan(90);
    expect(complaints).toEqual([]);
    await page.close();
  });
});
