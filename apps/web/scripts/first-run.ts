/**
 * What a student waits for, from the click on, by the page's own clock: until the first line is there, until the program has ended, and until one
 * that loops has been stopped. `pnpm --filter @mp/web first-run [times]`, when the site has been built.
 */

import type { Page } from "../test/tutor.ts";
import { Site } from "../test/tutor.ts";

const PROGRAMS = {
  "one line": `console.log("hello");`,
  "one process": `import { isMainProcess, Process } from "@mp/runtime";

function greet(): void {
  console.log("hello");
}

if (isMainProcess) {
  const process = new Process({ target: greet });
  process.start();
  await process.join();
}
`,
};
const ENDLESS = `console.log("on and on"); while (true) {}`;

const times = Number(process.argv[2] ?? 5);
await using site = await Site.open();
for (const [name, program] of Object.entries(PROGRAMS)) {
  const first: number[] = [];
  const ended: number[] = [];
  // A browser of their own each time: the first run is what counts.
  for (let n = 0; n < times; n++) {
    const waited = await firstRun(program);
    first.push(waited.line);
    ended.push(waited.end);
  }
  console.log(`${name}: first line ${figures(first)}, ended ${figures(ended)}`);
}
console.log(`stop: ${figures(await stops(times))}`);

async function firstRun(program: string): Promise<{ line: number; end: number }> {
  const student = await site.student();
  const page = await opened(student, program);
  const waited = await page.evaluate(async () => {
    const at = (selector: string) => document.querySelector<HTMLElement>(selector);
    const until = (there: () => boolean): Promise<number> =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!there()) return;
          observer.disconnect();
          resolve(performance.now());
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body, {
          childList: true,
          subtree: true,
          characterData: true,
          attributes: true,
        });
      });
    const began = performance.now();
    const line = until(() => at(".output .what") !== null);
    at(".run-bar .primary")?.click();
    const end = await line.then(() =>
      at(".run-bar .primary") ? performance.now() : until(() => at(".run-bar .primary") !== null),
    );
    return { line: (await line) - began, end: end - began };
  });
  await student.close();
  return waited;
}

async function stops(count: number): Promise<number[]> {
  const student = await site.student();
  const page = await opened(student, ENDLESS);
  const all: number[] = [];
  for (let n = 0; n < count; n++) {
    await page.click(".run-bar .primary");
    await page.locator(".output .what").waitFor();
    all.push(
      await page.evaluate(async () => {
        const began = performance.now();
        document.querySelector<HTMLElement>(".run-bar .stop")?.click();
        // Each frame: what is there then is what the student sees.
        while (document.querySelector(".run-bar .primary") === null) await new Promise(requestAnimationFrame);
        return performance.now() - began;
      }),
    );
    await page.locator("iframe[data-use=spare]").waitFor({ state: "attached" });
  }
  await student.close();
  return all;
}

/** A page with a program in its editor, that has been looked at for as long as it takes to have a sandbox ready. */
async function opened(student: Awaited<ReturnType<Site["student"]>>, program: string): Promise<Page> {
  const { page } = await site.page(student, "/en/nace-un-proceso/");
  await page.locator(".cm-content").fill(program);
  await page.locator("iframe[data-use=spare][data-ready]").waitFor({ state: "attached" });
  return page;
}

function figures(all: readonly number[]): string {
  const sorted = all.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.floor(share * (sorted.length - 1))] ?? 0);
  return `${at(0.5)} ms (${at(0)}–${at(1)})`;
}
