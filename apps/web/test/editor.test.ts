/** The editor: what the types offer and refuse, in both languages, and how the keyboard leaves it. */
import { whyNoChromium } from "@mp/platforms/chromium";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Page, Site } from "./tutor.ts";

describe.skipIf(whyNoChromium() !== undefined)("the editor", { timeout: 60_000 }, () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open();
  }, 60_000);
  afterAll(() => site[Symbol.asyncDispose]());

  test("offers what a lock has, with its documentation, and imports it", async () => {
    const { page, complaints, close } = await lesson("/en/el-cerrojo/");
    await write(page, "const lock = new Loc");
    // A key would be for the text in the moment after the list has come.
    await page.locator(".cm-tooltip-autocomplete [aria-selected]", { hasText: /^Lock@mp/ }).click();
    await page.locator(".cm-line", { hasText: "import { Lock, Process" }).waitFor();
    await page.keyboard.type("();\nlock.");
    await page.locator(".cm-tooltip-autocomplete li", { hasText: "acquireSync" }).waitFor();
    await page.keyboard.type("acq");
    await page.locator(".cm-explained", { hasText: "Acquires it, awaiting its turn" }).waitFor();
    await page.keyboard.press("Enter");
    await page.locator(".cm-line", { hasText: /^lock\.acquire$/ }).waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  test("marks a wrong argument and says why in the student's language; F8 goes there, F9 tells what stands there", async () => {
    const { page, complaints, close } = await lesson("/es/el-cerrojo/");
    await write(page, 'await new Process({ target: door }).join({ timeout: "x" });');
    await page.locator(".cm-lintRange-error").first().waitFor();
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("F8");
    await page.locator(".editor-errors", { hasText: "El tipo" }).waitFor();
    await page.keyboard.press("Control+Home");
    for (let n = 0; n < 15; n++) await page.keyboard.press("ArrowRight");
    await page.keyboard.press("F9");
    await page.locator(".cm-explained", { hasText: "Process" }).waitFor();
    await page.keyboard.press("Escape");
    await page.locator(".cm-explained").waitFor({ state: "detached" });
    expect(complaints).toEqual([]);
    await close();
  });

  test("lets Tab indent, and leave after Escape; says so", async () => {
    const { page, close } = await lesson("/en/el-cerrojo/");
    const content = page.locator(".cm-content");
    await content.focus();
    await page.keyboard.press("Control+End");
    await page.keyboard.press("Tab");
    expect(await content.innerText()).toMatch(/\n {2}$/);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Tab");
    expect(await content.evaluate((element) => element === document.activeElement)).toBe(false);
    expect(await content.getAttribute("aria-describedby")).not.toBeNull();
    expect(await described(page)).toContain("Esc, then Tab");
    await close();
  });

  test("shows the lines that a check names, until they change", async () => {
    const { page, close } = await lesson("/en/el-cerrojo/");
    await page.click(".run-bar .second");
    await page.locator(".cm-failing", { hasText: "total.value += 1" }).waitFor();
    await write(page, "// mended");
    expect(await page.locator(".cm-failing").count()).toBe(0);
    await close();
  });

  test("has the same program in Python in a tab, to be read, and what was typed is still there", async () => {
    const { page, complaints, close } = await lesson("/es/nace-un-proceso/");
    await write(page, "// aquí");
    await page.keyboard.press("Escape");
    await page.getByRole("tab", { name: "program.ts" }).focus();
    await page.keyboard.press("ArrowRight");
    await page.getByRole("tabpanel", { name: "program.py" }).getByText("from multiprocessing").waitFor();
    expect(
      await page.getByRole("tab", { name: /program\.py.*para leer/ }).getAttribute("aria-selected"),
    ).toBe("true");
    await page.keyboard.press("e");
    await page.keyboard.type(" sigo");
    await page.locator(".cm-line", { hasText: "// aquí sigo" }).waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  test("comes after a prediction, which the run then settles", async () => {
    const { page, complaints, close } = await lesson("/en/la-variable-que-no-cambio/");
    await page.locator(".predict-first a").press("Enter");
    await page.waitForFunction(() => document.activeElement?.className === "question");
    await page.locator(".question .answers button").first().click();
    await page.locator(".predict-first").waitFor({ state: "detached" });
    await page.click(".run-bar .primary");
    await page.locator(".settled code").first().waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  async function lesson(path: string) {
    const context = await site.student();
    const opened = await site.page(context, path);
    await opened.page.locator(".cm-content").waitFor();
    return { ...opened, close: () => context.close() };
  }
});

/** Writes at the end of the program. */
async function write(page: Page, text: string): Promise<void> {
  await page.locator(".cm-content").focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(text);
}

function described(page: Page): Promise<string | null> {
  return page.locator(".cm-content").evaluate((element) => {
    const id = element.getAttribute("aria-describedby") ?? "";
    return document.getElementById(id)?.textContent ?? null;
  });
}
