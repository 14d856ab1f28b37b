/** The site on a host that sets no headers, in a folder of it; then without any host. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { whyNoChromium } from "@mp/platforms/chromium";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { StaticHost } from "./static-host.ts";
import { type Page, Site, write } from "./tutor.ts";

const DIST = fileURLToPath(new URL("../dist", import.meta.url));

describe.skipIf(whyNoChromium() !== undefined)("without a network", { timeout: 60_000 }, () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open();
  }, 60_000);
  afterAll(() => site[Symbol.asyncDispose]());

  const isWhole = (page: Page) =>
    page.waitForFunction(
      async () =>
        (await caches.match(new URL("complete", (await navigator.serviceWorker.ready).scope))) !== undefined,
    );
  const isolated = (page: Page) =>
    page.waitForFunction(() => crossOriginIsolated && navigator.serviceWorker.controller);
  const countLoads = (page: Page, loads: string[]): void => {
    page.on("request", (request) => {
      if (request.isNavigationRequest() && request.frame() === page.mainFrame()) loads.push(request.url());
    });
  };
  const runs = async (page: Page, program: string, output: string): Promise<void> => {
    await write(page, program);
    await page.click(".run-bar .primary");
    await page.locator(".output .what", { hasText: output }).waitFor();
  };
  const PROCESSES = `import { Process, isMainProcess } from "@mp/runtime";
function child() { console.log("from a process of its own"); }
if (isMainProcess) { const p = new Process({ target: child }); p.start(); await p.join(); }`;

  test("a host without headers, in a folder: real processes; then no host: other lessons, and they run", async () => {
    await using host = await StaticHost.open(DIST, "/course/of/mine/");
    const context = await site.student();
    const page = await context.newPage();
    const loads: string[] = [];
    countLoads(page, loads);
    await page.goto(`${host.address}en/el-cerrojo/`);
    await isolated(page);
    expect(loads).toHaveLength(2);
    await runs(page, PROCESSES, "from a process of its own");
    await isWhole(page);
    await host[Symbol.asyncDispose]();
    await page.reload();
    await page.locator("h1", { hasText: "The lock" }).waitFor();
    await page.locator(".cm-content", { hasText: "from a process of its own" }).waitFor();
    await page.click(".brand");
    await page.locator(".lesson-row.started").waitFor();
    await page.goto(`${host.address}es/nace-un-proceso/`);
    await runs(page, PROCESSES, "from a process of its own");
    expect(await page.evaluate(() => document.documentElement.lang)).toBe("es");
    await context.close();
  });

  test("where nothing can set headers, the page is loaded once and says what works", async () => {
    await using host = await StaticHost.open(DIST, "/");
    const context = await site.student({ serviceWorkers: "block" });
    const page = await context.newPage();
    const loads: string[] = [];
    countLoads(page, loads);
    await page.goto(`${host.address}en/nace-un-proceso/`);
    await page.locator(".reduced").waitFor();
    await page.locator(".answers button").first().click();
    await page.locator(".reason").first().waitFor();
    expect(loads).toHaveLength(1);
    await context.close();
  });

  test("where frames without an origin share no memory, the page says what works", async () => {
    const context = await site.student({ serviceWorkers: "block" });
    // As in a browser that keeps it from them.
    await context.route("**/sandbox/frame.html", async (route) => {
      const response = await route.fetch();
      const { "document-isolation-policy": _own, ...headers } = response.headers();
      await route.fulfill({
        response,
        headers: { ...headers, "permissions-policy": "cross-origin-isolated=()" },
      });
    });
    const { page } = await site.page(context, "/en/nace-un-proceso/");
    await page.locator(".reduced").waitFor();
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    await page.locator(".answers button").first().click();
    await page.locator(".reason").first().waitFor();
    await context.close();
  });

  test("the program's frame has no origin, though the service worker gives it", async () => {
    const context = await site.student();
    const { page } = await site.page(context, "/en/el-cerrojo/");
    await page.waitForFunction(() => navigator.serviceWorker.controller);
    const seen = `const tried = (what: () => unknown) => { try { return String(what()); } catch (e) { return (e as Error).name; } };
console.log("storage", tried(() => globalThis.localStorage), tried(() => globalThis.indexedDB.open("mp")), typeof document);`;
    await runs(page, seen, "storage undefined");
    expect(await page.locator(".output .what").last().innerText()).toMatch(
      /SecurityError|TypeError|undefined/,
    );
    const element = await page.locator("iframe[data-use=spare][data-ready]").elementHandle();
    const frame = await element?.contentFrame();
    expect(await frame?.evaluate(() => [origin, crossOriginIsolated])).toEqual(["null", true]);
    await context.close();
  });

  test("a newer version waits until the student takes it, and leaves their program alone", async () => {
    await using host = await StaticHost.open(DIST, "/");
    const context = await site.student();
    const page = await context.newPage();
    await page.goto(`${host.address}en/el-cerrojo/`);
    await isolated(page);
    await isWhole(page);
    await write(page, "// stays");
    // As if it were built anew: one script more is enough for another version.
    const script = readFileSync(join(DIST, "service-worker.js"), "utf8");
    host.changed.set("service-worker.js", script.replace(/"[0-9a-f]{12}"/, '"0123456789ab"'));
    await page.reload();
    await page.locator(".notices .update button.second").click();
    await page.waitForFunction(async () => (await caches.keys()).includes("mp-site-0123456789ab"));
    await page.locator(".notices .update").waitFor({ state: "detached" });
    await page.locator(".cm-content", { hasText: "// stays" }).waitFor();
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    await context.close();
  });

  test("it can be installed", async () => {
    const context = await site.student();
    const { page } = await site.page(context, "/en/");
    const protocol = await context.newCDPSession(page);
    const { installabilityErrors } = await protocol.send("Page.getInstallabilityErrors");
    // A window without history can't install; nothing else may be in the way.
    expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito")).toEqual(
      [],
    );
    await context.close();
  });
});
