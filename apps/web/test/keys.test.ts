/** The keyboard: search, the sheet of keys, the glossary, and a whole lesson without a pointer. */
import { whyNoChromium } from "@mp/platforms/chromium";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Page, Site } from "./tutor.ts";

const GUARDED = `import { Process, isMainProcess } from "@mp/runtime";

const GREETING = "good morning";

function greet(name: string) {
  console.log(\`\${GREETING}, \${name}\`);
}

if (isMainProcess) {
  console.log("the shop opens");
  const clerks = ["Ana", "Leo"].map((name) => new Process({ target: greet, args: [name] }));
  for (const p of clerks) p.start();
  for (const p of clerks) await p.join();
  console.log("the shop closes");
}
`;

describe.skipIf(whyNoChromium() !== undefined)("the keyboard", { timeout: 90_000 }, () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open();
  }, 60_000);
  afterAll(() => site[Symbol.asyncDispose]());

  test("searches: a slash, words, arrows, and one is at the part that has them", async () => {
    const { page, complaints, close } = await open("/es/");
    await page.keyboard.press("/");
    await page.getByRole("combobox").waitFor();
    await page.keyboard.type("seccion critica");
    const options = page.getByRole("option");
    await options.filter({ hasText: "critical section" }).waitFor();
    const title = page.locator(".found-title", { hasText: /^El cerrojo5/ });
    const lesson = options.filter({ has: title });
    await lesson.waitFor();
    for (let n = 0; (await lesson.getAttribute("aria-selected")) !== "true" && n < 12; n++)
      await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/es\/el-cerrojo\/#part-\d$/);
    await page.locator("h1", { hasText: "El cerrojo" }).waitFor();
    await page.waitForFunction(() => document.activeElement?.id.startsWith("part-"));
    expect(await page.getByRole("combobox").count()).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });

  test("finds a term by its name in the other language, and goes to it in the glossary", async () => {
    const { page, complaints, close } = await open("/es/");
    await page.keyboard.press("/");
    await page.getByRole("combobox").fill("deadlock");
    await page
      .getByRole("option", { name: /interbloqueo/ })
      .first()
      .waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL("**/es/glossary/#deadlock");
    await page.waitForFunction(() => document.activeElement?.id === "deadlock");
    expect(await page.locator("#deadlock a").count()).toBeGreaterThan(0);
    await page.keyboard.press("l");
    await page.waitForURL("**/en/glossary/");
    await page.locator("h1", { hasText: "Glossary" }).waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  test("finds a name of the runtime, what it does and the lessons that use it", async () => {
    const { page, close } = await open("/en/");
    await page.keyboard.press("/");
    await page.getByRole("combobox").fill("semaphore");
    const name = page.getByRole("option", { name: /^Semaphore/ }).filter({ hasText: "@mp/runtime" });
    await name.click();
    await page.waitForURL("**/en/glossary/#api-Semaphore");
    const entry = page.locator("#api-Semaphore");
    await entry.locator("a[href='/en/tres-plazas/']").waitFor();
    expect(await entry.innerText()).toMatch(/semaphore/);
    await close();
  });

  test("has a sheet, where single keys are switched off, for good", async () => {
    const { page, complaints, close } = await open("/en/nace-un-proceso/");
    await page.keyboard.press("?");
    const sheet = page.getByRole("dialog", { name: "Keys" });
    await sheet.getByText("next lesson").waitFor();
    await page.keyboard.press("/");
    expect(await page.getByRole("combobox").count()).toBe(0);
    await sheet.getByRole("checkbox").press("Space");
    await page.keyboard.press("Escape");
    await sheet.waitFor({ state: "detached" });
    await page.keyboard.press("?");
    await page.reload();
    await page.keyboard.press("?");
    await page.locator(".cm-content").waitFor();
    expect(await sheet.count()).toBe(0);
    await page.locator(".cm-content").focus();
    await page.keyboard.press("Control+Enter");
    await page.locator(".output .what").first().waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  test("is enough for a whole lesson: map, prediction, program, check, hint, and it is passed", async () => {
    const { page, complaints, close } = await open("/en/");
    await tabTo(page, "a[href='/en/la-guarda/']");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/en/la-guarda/");
    await page.waitForFunction(() => document.activeElement?.id === "content");
    await tabTo(page, ".question .answers button");
    await page.keyboard.press("Enter");
    await page.locator(".question .reason").first().waitFor();
    await page.keyboard.press("r");
    await page.locator(".output .what").first().waitFor();
    await page.keyboard.press("c");
    await page.locator(".verdict h2, .verdict .fail, .trouble").first().waitFor();
    await page.keyboard.press("h");
    await page.locator(".hint").waitFor();
    await page.keyboard.press("e");
    await page.keyboard.press("Control+A");
    await page.keyboard.insertText(GUARDED);
    await page.keyboard.press("Control+Shift+Enter");
    await page.locator(".verdict h2", { hasText: "You did it!" }).waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Tab");
    await page.keyboard.press("m");
    await page.waitForURL("**/en/");
    await page.locator(".lesson-row.done[href='/en/la-guarda/']").waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  async function open(path: string) {
    const context = await site.student();
    const opened = await site.page(context, path);
    await opened.page.locator("h1").waitFor();
    // Keys are heard when the page has been taken over.
    await opened.page.locator(".bar-tools").waitFor();
    await opened.page.waitForLoadState("networkidle");
    return { ...opened, close: () => context.close() };
  }
});

/** Goes on by Tab until something has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let n = 0; n < 150; n++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not lead to ${selector}`);
}
