/** The kinds of pages that the tutor has, each with a way to it: for pictures, and for tests that want every kind. */

import type { Language } from "@mp/content";
import { glossaryPath, progressPath } from "../src/course/paths.ts";
import { type Page, write } from "../test/tutor.ts";

/** A kind of page. */
export interface PageKind {
  readonly name: string;
  readonly path: (language: Language) => string;
  /** Does what a student does until the page is of this kind. */
  readonly prepare: (page: Page) => Promise<unknown>;
  /** Whether a picture shows the whole page, and not only what a window does. */
  readonly whole?: boolean;
  /** What a browser tells of such a page, though nothing is wrong with it. */
  readonly complaints?: RegExp;
}

const LOCK = (language: Language): string => `/${language}/el-cerrojo/`;
const BIRTH = (language: Language): string => `/${language}/nace-un-proceso/`;

/** A solution of the exercise of the lock. */
export const SOLUTION = `import { Lock, Process, Value, isMainProcess } from "@mp/runtime";

function door(total: Value<"i">, lock: Lock) {
  for (let n = 1; n <= 2; n++) {
    lock.acquireSync();
    total.value += 1;
    lock.release();
  }
}

if (isMainProcess) {
  const total = new Value("i", 0);
  const lock = new Lock();
  const doors = [1, 2].map(() => new Process({ target: door, args: [total, lock] }));
  for (const p of doors) p.start();
  for (const p of doors) await p.join();
  console.log(\`visitors: \${total.value}\`);
}
`;

export const KINDS: readonly PageKind[] = [
  { name: "map", path: (language) => `/${language}/`, prepare: ready },
  { name: "map-begun", path: (language) => `/${language}/`, prepare: begun },
  { name: "map-whole", path: (language) => `/${language}/`, prepare: begun, whole: true },
  { name: "lesson", path: BIRTH, prepare: edited },
  { name: "lesson-whole", path: BIRTH, prepare: edited, whole: true },
  { name: "lesson-run", path: BIRTH, prepare: run },
  { name: "pictures", path: LOCK, prepare: pictured },
  { name: "exercise", path: LOCK, prepare: edited },
  { name: "exercise-failed", path: LOCK, prepare: failed },
  { name: "exercise-passed", path: LOCK, prepare: passed },
  { name: "help", path: LOCK, prepare: helped },
  { name: "glossary", path: glossaryPath, prepare: ready },
  { name: "search", path: BIRTH, prepare: searched },
  { name: "keys", path: BIRTH, prepare: keysShown },
  { name: "lanes", path: BIRTH, prepare: lanes },
  { name: "progress", path: progressPath, prepare: ready },
  {
    name: "not-found",
    path: (language) => `/${language}/nada/`,
    prepare: ready,
    complaints: /status of 404/,
  },
  { name: "broken", path: (language) => `/${language}/`, prepare: broken, complaints: /Failed to fetch/ },
];

/** What the README shows: a program that was run, and its lanes. */
export async function readmePage(page: Page): Promise<void> {
  await run(page);
  await page.evaluate(() => document.querySelector(".workbench")?.scrollTo(0, 180));
}

async function ready(page: Page): Promise<void> {
  await page.locator("h1").waitFor();
}

async function edited(page: Page): Promise<void> {
  await page.locator(".cm-content").waitFor();
}

async function run(page: Page): Promise<void> {
  await edited(page);
  await page.click(".run-bar .primary");
  await page.locator(".timeline canvas").first().waitFor();
  await page.locator(".run-bar .primary").waitFor();
  await page.locator(".run-bar").scrollIntoViewIfNeeded();
}

/** A run in words, scheduling by hand, and the outcomes of all schedules. */
async function pictured(page: Page): Promise<void> {
  await run(page);
  for (const words of await page.locator(".timeline summary").all()) await words.click();
  await page.locator('.picture-links a[href$="#picture-outcomes"]').click();
  await page.locator(".branch").first().waitFor();
  await page.locator('.picture-links a[href$="#picture-scheduler"]').click();
  await page.locator("button.turn").first().waitFor();
}

async function failed(page: Page): Promise<void> {
  await edited(page);
  await page.click(".run-bar .second");
  await page.locator(".verdict").scrollIntoViewIfNeeded();
}

async function passed(page: Page): Promise<void> {
  await edited(page);
  await write(page, SOLUTION);
  await page.click(".run-bar .second");
  await page.locator(".verdict").scrollIntoViewIfNeeded();
}

/** All the help there is, and a type error in the list of them. */
async function helped(page: Page): Promise<void> {
  await edited(page);
  const more = page.locator(".more-help");
  for (let stage = 0; stage < 6; stage++) await more.click();
  await more.waitFor({ state: "detached" });
  const closed = page.locator(".late-help:not([open]) summary");
  while ((await closed.count()) > 0) await closed.first().click();
  await page.locator(".parsons-check button").click();
  await page.locator(".cm-content").press("Control+End");
  await page.keyboard.type("const x: string = 3;");
  await page.locator(".editor-errors").click();
  await page.locator(".cm-panel-lint").waitFor();
}

async function searched(page: Page): Promise<void> {
  await edited(page);
  await page.keyboard.press("/");
  await page.getByRole("combobox").fill("lock");
  await page.getByRole("option").first().waitFor();
}

async function keysShown(page: Page): Promise<void> {
  await edited(page);
  await page.keyboard.press("?");
  await page.getByRole("dialog").waitFor();
}

/** What a run did, as lanes. */
async function lanes(page: Page): Promise<void> {
  await run(page);
  await page.locator(".timeline").evaluate((timeline) => timeline.scrollIntoView({ block: "center" }));
}

/** A lesson whose data can't be loaded. */
async function broken(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const { fetch } = globalThis;
    globalThis.fetch = (address, options) =>
      new Request(address).url.includes("data/lessons/")
        ? Promise.reject(new TypeError("Failed to fetch"))
        : fetch(address, options);
  });
  await page.reload();
  await page.locator(".lesson-row").last().click();
  await page.locator(".told").waitFor();
}

/** A lesson is done, and another is begun. */
async function begun(page: Page): Promise<void> {
  const map = page.url();
  await page.goto(new URL("nace-un-proceso/", map).href);
  await run(page);
  for (const question of await page.locator(".question").all())
    for (const answer of await question.locator(".answers button").all()) await answer.click();
  await page.goto(new URL("el-cerrojo/", map).href);
  await edited(page);
  await page.goto(map);
  await page.locator(".done").first().waitFor();
}
