/** Programs that mean harm, or know no better: the page lives, says what was stopped, and runs the next one. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { whyNoChromium } from "@mp/platforms/chromium";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { attemptsAt, ENDLESS, LIMITED } from "./hostile-programs.ts";
import { type Complaints, type Context, type Page, Site, write } from "./tutor.ts";

describe.skipIf(whyNoChromium() !== undefined)("a hostile program", { timeout: 90_000 }, () => {
  let site: Site;
  let student: Context;
  let page: Page;
  let complaints: Complaints;
  beforeAll(async () => {
    site = await Site.open();
    student = await site.student();
    ({ page, complaints } = await site.page(student, "/en/nace-un-proceso/"));
    await page.evaluate(() => {
      Object.assign(globalThis, { beats: 0 });
      setInterval(() => (globalThis as unknown as Heart).beats++, 10);
    });
  }, 60_000);
  afterAll(() => site[Symbol.asyncDispose]());

  interface Heart {
    beats: number;
  }

  /** The page's own: it beats when its thread has nothing else to do. */
  async function beats(times: number): Promise<void> {
    const before = await page.evaluate(() => (globalThis as unknown as Heart).beats);
    await page.waitForFunction((until) => (globalThis as unknown as Heart).beats >= until, before + times);
  }

  async function run(program: string): Promise<void> {
    await write(page, program);
    await page.click(".run-bar .primary");
  }

  /** Nothing of a run is left but the sandbox for the next one; and that works. */
  async function isAsBefore(): Promise<void> {
    await page.locator(".run-bar .primary").waitFor();
    expect(await page.locator("iframe[data-use=run]").count()).toBe(0);
    await page.locator("iframe[data-use=spare][data-ready]").waitFor({ state: "attached" });
    expect(await page.locator("iframe").count()).toBe(1);
    // The driver, a first thread and its supervisor.
    expect(
      page.workers().filter((worker) => worker.url().startsWith("blob:null")).length,
    ).toBeLessThanOrEqual(3);
    await run('console.log("the next one runs");');
    await page.locator(".output .what", { hasText: "the next one runs" }).waitFor();
    await page.locator(".run-bar .primary").waitFor();
    expect(await page.locator(".trouble").count()).toBe(0);
    expect(complaints).toEqual([]);
  }

  test.each(LIMITED)("meets its limit, which is told: $name", async ({ program, told }) => {
    await run(program);
    await page.locator(".run .trouble").waitFor();
    expect(await page.locator(".run .trouble").innerText()).toContain(told);
    await page.locator(".run-state", { hasText: "Stopped" }).waitFor();
    await isAsBefore();
  });

  test.each(ENDLESS)("leaves the page alive, and is stopped by a click: $name", async ({ program }) => {
    await run(program);
    await page.locator(".run-bar .stop").waitFor();
    await beats(30);
    await page.click(".run-bar .stop");
    await page.locator(".run-bar .primary").waitFor();
    expect(await page.locator(".run-state").innerText()).toBe("Stopped");
    await isAsBefore();
  });

  test("says of a flood how many lines are not shown", async () => {
    await run('for (let n = 0; n < 1_000_000; n++) console.log("line", n);');
    await page.locator(".run .trouble", { hasText: "100 kB" }).waitFor();
    expect(await page.locator(".output .what").count()).toBe(500);
    const left = /(\d+) lines before/.exec(await page.locator(".output").innerText())?.[1];
    const last = await page.locator(".output .what").last().innerText();
    expect(last).toBe(`line ${Number(left) + 500 - 1}`);
    await isAsBefore();
  });

  test("reaches neither the page nor what it keeps, nor the network", async () => {
    await page.evaluate(() => localStorage.setItem("secret", "kept"));
    const asked: (string | undefined)[] = [];
    await using server = createServer((request, response) => {
      asked.push(request.url);
      response
        .writeHead(200, {
          "access-control-allow-origin": "*",
          "cross-origin-resource-policy": "cross-origin",
        })
        .end();
    }).listen(0);
    await once(server, "listening");
    const attempts = attemptsAt(`http://localhost:${(server.address() as AddressInfo).port}/`);
    page.on("dialog", (dialog) => complaints.push(dialog.message()));
    page.on("download", (download) => complaints.push(download.url()));
    await run(attempts);
    await page.locator(".output .what", { hasText: /^all tried$/ }).waitFor();
    const lines = await page.locator(".output .what").allInnerTexts();
    const reached = lines.filter((line) => line.includes("REACHED"));
    expect(reached).toEqual([]);
    expect(lines.length).toBe((attempts.match(/^ {2}"/gm) ?? []).length + 1);
    expect(asked).toEqual([]);
    expect(student.pages()).toEqual([page]);
    expect(await page.evaluate(() => [location.pathname, localStorage.getItem("secret")])).toEqual([
      "/en/nace-un-proceso/",
      "kept",
    ]);
    // What it asked of the network was refused by the frame's policy, and the browser says so.
    expect(complaints.filter((text) => !/Content Security Policy|violates/.test(text))).toEqual([]);
    complaints.length = 0;
    await isAsBefore();
  });

  test("cannot say what its verdict is", async () => {
    await run(`Object.defineProperty(Object.prototype, "type", { get: () => "exit", set() {}, configurable: true });
Object.defineProperty(Object.prototype, "exitCode", { value: 0, configurable: true });
Atomics.wait = () => "ok";
Promise.prototype.then = function () { return this; } as never;
performance.now = () => Number.NaN;
Array.prototype.push = () => 0;
console.log("patched");
throw new Error("fails all the same");`);
    await page.locator(".run .trouble").waitFor();
    expect(await page.locator(".run .trouble").innerText()).toContain("fails all the same");
    await isAsBefore();
  });

  test("that has its process crash leaves the page alive, which tells it", async () => {
    const watching = await student.newPage();
    // A driver of browsers takes a page for crashed when one of its frames is: so another tab looks at it.
    await page.evaluate(() => {
      setInterval(() => {
        const text = document.querySelector(".run")?.textContent ?? "";
        localStorage.setItem("seen", `${(globalThis as unknown as Heart).beats} ${text}`);
      }, 50);
      addEventListener("storage", ({ key }) => {
        if (key === "click") document.querySelector<HTMLElement>(".run-bar .primary")?.click();
      });
    });
    await watching.goto(new URL("/en/", site.address).href);
    await run('console.log("about to crash"); while (true) {}');
    await page.locator(".output .what", { hasText: "about to crash" }).waitFor();
    process.kill(await site.busiestRenderer(), "SIGKILL");
    const sees = (text: string) =>
      watching.waitForFunction((wanted) => localStorage.getItem("seen")?.includes(wanted), text);
    await sees("ran out of memory");
    await watching.evaluate(() => localStorage.setItem("click", "run"));
    // It runs once more: what was told of the one before is gone.
    const runs = await watching.waitForFunction(() => {
      const seen = localStorage.getItem("seen") ?? "";
      return !seen.includes("ran out of memory") && seen.includes("about to crash") && seen;
    });
    expect(await runs.jsonValue()).toContain("about to crash");
  });
});
