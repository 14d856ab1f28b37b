/** Help in stages, to the solution: hints, lines to be put in order by keys and by dragging, the difference, the solution. */
import { findLesson } from "@mp/content";
import { readCourse } from "@mp/content/node";
import { fileURLToPath } from "node:url";
import { whyNoChromium } from "@mp/platforms/chromium";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Page, Site } from "./tutor.ts";

const LESSON = "vaciar-antes-de-esperar";

describe.skipIf(whyNoChromium() !== undefined)("help", { timeout: 60_000 }, () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open();
  }, 60_000);
  afterAll(() => site[Symbol.asyncDispose]());

  test("comes in stages, is counted, and is still there after a reload", async () => {
    const context = await site.student();
    const { page, complaints } = await site.page(context, `/es/${LESSON}/`);
    const more = page.locator(".more-help");
    for (const n of [1, 2, 3]) {
      await more.filter({ hasText: `Pista ${n} de 3` }).click();
      await page.locator(".hint", { hasText: `pista ${n} de 3` }).waitFor();
    }
    await more.filter({ hasText: "desordenadas" }).click();
    await page.locator(".parsons").waitFor();
    await more.filter({ hasText: "Comparar" }).click();
    await page.locator(".diff-line.solution").first().waitFor();
    await more.filter({ hasText: "Ver una solución" }).click();
    await page.locator(".help", { hasText: "Ya has visto toda la ayuda" }).waitFor();
    await page.reload();
    await page.locator(".late-help[open]", { hasText: "Una solución" }).waitFor();
    expect(await page.locator(".hint").count()).toBe(3);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("has lines that are put in order by keys alone, and checked line by line", async () => {
    const { page, context } = await parsons();
    const check = page.getByRole("button", { name: "Check the order" });
    const solution = solutionLines();
    await takeFirst(page, solution);
    await check.press("Enter");
    await page.getByText(/the first 1 is in place|the first \d+ are in place/).waitFor();
    expect(await page.locator(".parsons .wrong").count()).toBe(1);
    for (const [at, line] of solution.entries()) await moveUp(page, line, at);
    await check.press("Enter");
    await page.getByText("That is it!").waitFor();
    expect(await page.locator(".parsons .right").count()).toBe(solution.length);
    await context.close();
  });

  test("has lines that can be dragged", async () => {
    const { page, context } = await parsons();
    const before = await linesOf(page);
    const handle = page.locator(".parsons .handle");
    await handle.nth(0).scrollIntoViewIfNeeded();
    const [from, to] = [await handle.nth(2).boundingBox(), await handle.nth(0).boundingBox()];
    if (!from || !to) throw new Error("a line without a handle");
    await page.mouse.move(from.x + 8, from.y + 8);
    await page.mouse.down();
    await page.mouse.move(from.x + 8, from.y - 10, { steps: 4 });
    await page.mouse.move(to.x + 8, to.y + 4, { steps: 8 });
    await page.mouse.up();
    await page
      .locator(".parsons li")
      .first()
      .filter({ hasText: before[2] ?? "" })
      .waitFor();
    expect(await linesOf(page)).toEqual([before[2], before[0], before[1], ...before.slice(3)]);
    await context.close();
  });

  async function parsons() {
    const context = await site.student();
    const { page } = await site.page(context, `/en/${LESSON}/`);
    for (let n = 0; n < 4; n++) await page.locator(".more-help").click();
    await page.locator(".parsons").waitFor();
    return { page, context };
  }
});

function solutionLines(): string[] {
  const course = readCourse(fileURLToPath(new URL("../../../content", import.meta.url)));
  const source = findLesson(course, LESSON)?.exercise?.solution.en ?? "";
  const lines = source.split("\n").map((line) => line.trim());
  return lines.filter((line) => line !== "" && !line.startsWith("//"));
}

function linesOf(page: Page): Promise<string[]> {
  return page.locator(".parsons code").allInnerTexts();
}

/** Takes the line that comes first, brings it up and drops it: Space, arrows, Space. */
async function takeFirst(page: Page, solution: readonly string[]): Promise<void> {
  const at = (await linesOf(page)).indexOf(solution[0] ?? "");
  const hear = (text: string): Promise<void> =>
    page.locator("[id^=DndLiveRegion]", { hasText: text }).waitFor({ state: "attached" });
  await page.locator(".parsons .handle").nth(at).focus();
  await page.keyboard.press("Space");
  await hear("Taken");
  for (let place = at; place > 0; place--) {
    await page.keyboard.press("ArrowUp");
    await hear(`Line ${place} of`);
  }
  await page.keyboard.press("Space");
  await hear("Dropped");
}

/** Moves a line up to its place with the button that does it. */
async function moveUp(page: Page, line: string, to: number): Promise<void> {
  const from = (await linesOf(page)).indexOf(line, to);
  const button = page.locator(".parsons li").nth(from).getByRole("button", { name: /^Up/ });
  if (from > to) await button.focus();
  for (let place = from; place > to; place--) await page.keyboard.press("Enter");
}
