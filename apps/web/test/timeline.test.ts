/** The timeline in Chromium: what it shows of known programs, by mouse and by keyboard. */
import { whyNoChromium } from "@mp/platforms/chromium";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CROSSED, QUEUE, run } from "./programs.ts";
import { type Context, type Page, Site } from "./tutor.ts";

describe.skipIf(whyNoChromium() !== undefined)("the timeline", { timeout: 90_000 }, () => {
  let site: Site;
  let context: Context;
  beforeAll(async () => {
    site = await Site.open();
    context = await site.student({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
  }, 60_000);
  afterAll(() => site[Symbol.asyncDispose]());

  const wordsOf = (page: Page): Promise<string[]> => page.locator(".timeline-words li").allInnerTexts();
  const stepOf = (page: Page): Promise<string> => page.locator(".scrubber-step").innerText();

  test("of a queue shows messages, its depth and the account; the scrubber goes with the lines of the program", async () => {
    const { page, complaints } = await site.page(context, "/en/el-cerrojo/");
    await run(page, QUEUE);
    expect(await wordsOf(page)).toEqual([
      expect.stringContaining("MainProcess running"),
      "Process-1 ended",
      "Queue-1 0 messages",
    ]);
    const picture = page.locator(".timeline-picture");
    await picture.focus();
    await page.keyboard.press("Home");
    expect(await stepOf(page)).toContain("Process-1.start()");
    expect((await wordsOf(page))[1]).toContain("starting");
    // Down: to the lane below, at its next step.
    await page.keyboard.press("ArrowDown");
    expect(await stepOf(page)).toMatch(/Process-1.*put\("?'?uno/);
    expect(await page.locator(".cm-step").innerText()).toContain("putSync(word)");
    expect(await page.locator(".cm-processes .line-mark").allInnerTexts()).toContain("1");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    expect(await stepOf(page)).toContain("tres");
    expect((await wordsOf(page))[2]).toBe("Queue-1 3 messages");
    await page.keyboard.press("End");
    expect((await wordsOf(page))[2]).toBe("Queue-1 0 messages");
    await page.locator(".timeline summary").last().click();
    expect(await page.locator(".account").innerText()).toMatch(/puts .*dos.* into Queue-1/);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test("says who holds what is waited for, and closes the ring of a deadlock when it comes about", async () => {
    const { page } = await site.page(context, "/en/el-cerrojo/");
    await run(page, CROSSED);
    await page.locator(".found .fault", { hasText: "deadlock" }).first().getByRole("button").click();
    const waits = (await wordsOf(page)).filter((words) => words.includes("blocked on Lock-"));
    expect(waits).toHaveLength(2);
    expect(waits[0]).toMatch(
      /Process-1 blocked on Lock-2\.acquire\(\), held by Process-2 since line 3 · line 6/,
    );
    expect(await page.locator(".wait-for .node.ring").count()).toBe(2);
    expect(await page.locator(".wait-for li.ring").innerText()).toContain("The ring is closed: Process-");
    await page.getByRole("button", { name: "One step back" }).click();
    expect(await page.locator(".wait-for .ring").count()).toBe(0);
    await page.close();
  });

  test("is zoomed and moved by keys, wheel and buttons, and a step is chosen with the pointer", async () => {
    const { page } = await site.page(context, "/en/el-cerrojo/");
    await run(page, QUEUE);
    const canvas = page.locator(".timeline canvas");
    const drawn = (): Promise<string> => canvas.evaluate((each: HTMLCanvasElement) => each.toDataURL());
    const changed = async (act: () => Promise<unknown>): Promise<void> => {
      const before = await drawn();
      await act();
      await page.waitForFunction(
        ([selector, was]) => document.querySelector<HTMLCanvasElement>(selector)?.toDataURL() !== was,
        [".timeline canvas", before] as const,
      );
    };
    await page.locator(".timeline-picture").focus();
    await changed(() => page.keyboard.press("+"));
    await changed(() => page.keyboard.press("Shift+ArrowLeft"));
    await changed(() => page.getByRole("button", { name: "Zoom in" }).click());
    await changed(() => page.getByRole("button", { name: "Show all" }).click());
    const box = await canvas.boundingBox();
    if (box === null) throw new Error("The timeline has no place on the page");
    await page.mouse.move(box.x + box.width / 2, box.y + 40);
    await page.keyboard.down("Control");
    await changed(() => page.mouse.wheel(0, -200));
    await page.keyboard.up("Control");
    await page.getByRole("button", { name: "Show all" }).click();
    await changed(() => page.mouse.click(box.x + 2, box.y + 50));
    expect(await stepOf(page)).toContain("1/");
    await page.getByLabel("How it is drawn").selectOption("time");
    await page.getByRole("button", { name: "Play" }).click();
    await page.getByRole("button", { name: "Pause" }).waitFor();
    await page.close();
  });
});
