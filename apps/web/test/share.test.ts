/** A program in a link: what comes back is what went in; whatever else is in a link does no harm. */
import { deflateRawSync } from "node:zlib";
import { whyNoChromium } from "@mp/platforms/chromium";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LinkError, shareHash, sharedIn } from "../src/share/link.ts";
import { type Page, Site, write } from "./tutor.ts";

const packed = (value: unknown): string => {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return `#share=1.${deflateRawSync(text, { level: 9 }).toString("base64url")}`;
};
const problemOf = async (hash: string): Promise<unknown> => {
  try {
    return await sharedIn(hash);
  } catch (error) {
    return error instanceof LinkError ? error.problem : error;
  }
};

test("a link brings back what it was made of", async () => {
  const shared = {
    file: "doors.ts",
    source: 'console.log("ñ 🚪 </script>");\n'.repeat(50),
    schedule: "1*3 2",
  };
  const hash = await shareHash(shared);
  expect(hash.length).toBeLessThan(300);
  expect(await sharedIn(hash)).toEqual(shared);
});

test("a link that is no link, too large, or of a later version, is told apart", async () => {
  const file = "doors.ts";
  expect(await problemOf("#share=1.%%%")).toBe("damaged");
  expect(await problemOf("#share=1.AAAA")).toBe("damaged");
  expect(await problemOf(packed("no JSON"))).toBe("damaged");
  expect(await problemOf(packed({ file, source: 7 }))).toBe("damaged");
  expect(await problemOf(packed([file]))).toBe("damaged");
  expect(await problemOf(packed({ file, source: "x", schedule: {} }))).toBe("damaged");
  expect(await problemOf(packed({ file, source: "x".repeat(60_001) }))).toBe("too-large");
  // Some kilobytes that would be megabytes.
  const bomb = packed(JSON.stringify({ file, source: "x".repeat(5_000_000) }));
  expect(bomb.length).toBeLessThan(100_000);
  expect(await problemOf(bomb)).toBe("too-large");
  expect(await problemOf(`#share=1.${"A".repeat(200_000)}`)).toBe("too-large");
  expect(await problemOf("#share=2.AAAA")).toBe("newer");
  await expect(shareHash({ file, source: "x".repeat(60_001) })).rejects.toThrow("too-large");
});

describe.skipIf(whyNoChromium() !== undefined)("a shared program", { timeout: 60_000 }, () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open();
  }, 60_000);
  afterAll(() => site[Symbol.asyncDispose]());

  const says = (page: Page, text: string) => page.locator(".cm-content", { hasText: text }).waitFor();

  test("with the schedule that breaks it, seen and replayed in a fresh browser, and kept", async () => {
    const one = await site.student();
    const { page } = await site.page(one, "/en/el-cerrojo/");
    await page.locator(".cm-content").waitFor();
    await page.click(".run-bar .second");
    await page.locator(".verdict .fail").first().waitFor();
    await page.click(".editor-bar button:has-text('Share')");
    await page.waitForFunction(() =>
      document.querySelector<HTMLInputElement>(".share-link")?.value.includes("#share=1."),
    );
    const link = await page.inputValue(".share-link");
    const checked = page.locator(".share-schedule input");
    expect(await checked.isChecked()).toBe(true);
    await page.keyboard.press("Escape");
    expect(await page.locator(".share").count()).toBe(0);

    const other = await site.student();
    const { page: there, complaints } = await site.page(other, "/en/el-cerrojo/");
    await write(there, "// my own");
    await there.goto(link);
    await there.reload();
    await says(there, "door");
    expect(await there.locator(".output .what").count()).toBe(0);
    await there.locator(".cm-content").press("x");
    expect(await there.locator(".cm-content").getAttribute("aria-readonly")).toBe("true");
    await there.click(".shared .second:has-text('schedule')");
    await there.locator(".timeline").waitFor();
    await there.click(".shared .second:has-text('Back')");
    await says(there, "// my own");
    await there.goBack();
    await there.click(".shared .primary");
    await says(there, "door");
    await write(there, "// changed since");
    await there.goto(new URL("/en/progress/", site.address).href);
    await there.locator(".kept-source", { hasText: "// my own" }).waitFor({ state: "attached" });
    expect(complaints).toEqual([]);
    await Promise.all([one.close(), other.close()]);
  });

  test("that can't be read says so, and leads back", async () => {
    const context = await site.student();
    const { page } = await site.page(context, "/es/el-cerrojo/#share=1.AAAA");
    await page.locator(".shared", { hasText: "no se puede leer" }).waitFor();
    await page.click(".shared button");
    await says(page, "door");
    expect(page.url()).not.toContain("#share");
    await context.close();
  });
});
