/**
 * How quick the site is: `pnpm --filter @mp/web measure [times]`, when it has been built. First looks and interactions as Lighthouse has a
 * telephone: a processor four times slower, 1.6 Mbit/s, 150 ms there and back; the first run of a program on the machine as it is.
 */

import { loadavg } from "node:os";
import { type Context, type Page, Site } from "../test/tutor.ts";
import { type Seen, seen, watch } from "./vitals.ts";

const TIMES = Number(process.argv[2] ?? 5);
const SLOWER = 4;
const NETWORK = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 94_000 };
const LESSON = "/en/el-cerrojo/";
/** Milliseconds within which each must be, as the issue has it. */
const GOALS: Readonly<Record<string, number>> = {
  "largest paint, map": 1500,
  "largest paint, lesson": 1500,
  "an answer to its next paint": 100,
  "a key in the editor to its next paint": 100,
  "the colours to their next paint": 100,
  "another language to its next paint": 100,
  "run to the first line of output": 300,
};

const figures = new Map<string, number[]>();
await using site = await Site.open();
for (let time = 0; time < TIMES; time++) {
  await firstLook("map", "/en/");
  await firstLook("lesson", LESSON);
  await interactions();
  await firstRun();
}
report();

async function firstLook(name: string, path: string): Promise<void> {
  await withPage({ slow: true, network: true }, async (page) => {
    await page.goto(site.address + path.slice(1), { waitUntil: "load" });
    await page
      .locator(name === "map" ? ".lesson-row" : ".cm-content")
      .first()
      .waitFor({ timeout: 60_000 });
    const { paint, largest, shift, blocked } = await seen(page);
    note(`first paint, ${name}`, paint);
    note(`largest paint, ${name}`, largest);
    note(`blocked, ${name}`, blocked);
    note(`shift in thousandths, ${name}`, shift * 1000);
  });
}

async function interactions(): Promise<void> {
  await withPage({ slow: true, network: false }, async (page) => {
    await page.goto(`${site.address}en/nace-un-proceso/`);
    await page.locator(".cm-content").waitFor();
    await interaction(page, "an answer", () => page.locator(".answers button").first().click());
    await page.locator(".cm-content").focus();
    await interaction(page, "a key in the editor", () => page.keyboard.press("Enter"));
    await interaction(page, "the colours", () => page.click(".bar-tools button.theme"));
    await interaction(page, "another language", () => page.click("header a[hreflang=es]"));
  });
}

async function interaction(page: Page, name: string, act: () => Promise<unknown>): Promise<void> {
  const before = (await seen(page)).interactions.length;
  await act();
  const fresh = await page.waitForFunction(
    (count) => {
      const all = (globalThis as unknown as { readonly seenOfPage: Seen }).seenOfPage.interactions;
      return all.length > count ? all.slice(count) : false;
    },
    before,
    { timeout: 10_000 },
  );
  note(`${name} to its next paint`, Math.max(...((await fresh.jsonValue()) as number[])));
}

async function firstRun(): Promise<void> {
  await withPage({ slow: false, network: false }, async (page) => {
    await page.goto(`${site.address}en/nace-un-proceso/`);
    await page.locator(".cm-content").waitFor();
    await page.waitForLoadState("networkidle");
    const took = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let clicked = 0;
          const look = new MutationObserver(() => {
            if (document.querySelector(".output .what")) resolve(performance.now() - clicked);
          });
          look.observe(document.body, { childList: true, subtree: true, characterData: true });
          clicked = performance.now();
          document.querySelector<HTMLElement>(".run-bar .primary")?.click();
        }),
    );
    note("run to the first line of output", took);
  });
}

async function withPage(
  { slow, network }: { readonly slow: boolean; readonly network: boolean },
  work: (page: Page) => Promise<void>,
): Promise<void> {
  const context: Context = await site.student({ viewport: { width: 412, height: 823 } });
  const page = await context.newPage();
  await page.addInitScript(watch);
  const devtools = await context.newCDPSession(page);
  if (slow) await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  if (network) {
    await devtools.send("Network.enable");
    await devtools.send("Network.emulateNetworkConditions", NETWORK);
  }
  await work(page);
  await context.close();
}

function note(name: string, value: number): void {
  figures.set(name, [...(figures.get(name) ?? []), value]);
}

function report(): void {
  console.log(
    `${TIMES} times; load of the machine ${loadavg()
      .map((load) => load.toFixed(1))
      .join(", ")}`,
  );
  for (const [name, values] of figures) {
    const sorted = values.toSorted((a, b) => a - b);
    const [least, median, most] = [0, 0.5, 1].map(
      (part) => sorted[Math.floor(part * (sorted.length - 1))] ?? NaN,
    );
    const goal = GOALS[name];
    const verdict = goal === undefined ? "" : (median ?? NaN) <= goal ? `≤ ${goal}` : `over ${goal}`;
    const cells = [median, least, most].map((value) => (value ?? NaN).toFixed(0).padStart(8));
    console.log(`${name.padEnd(42)}${cells.join("")}   ${verdict}`);
  }
}
