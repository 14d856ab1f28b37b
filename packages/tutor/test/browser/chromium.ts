/** A page in Chromium that runs programs in sandboxes, as the web tutor does. */
import { readFile } from "node:fs/promises";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { launchChromium } from "@mp/platforms/chromium";
import { build } from "esbuild";

type Browser = Awaited<ReturnType<typeof launchChromium>>;
export type Page = Awaited<ReturnType<Browser["newPage"]>>;

const SANDBOX = new URL("../../dist/sandbox/", import.meta.url);
const COURSE = new URL("../../../../content/dist/course.js", import.meta.url);

const HEADERS = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
  "cross-origin-resource-policy": "cross-origin",
};

/** A browser with such a page; to be disposed of. */
export class TutorPage implements AsyncDisposable {
  readonly page: Page;
  readonly #browser: Browser;
  readonly #server: Server;

  private constructor(page: Page, browser: Browser, server: Server) {
    this.page = page;
    this.#browser = browser;
    this.#server = server;
  }

  static async open(): Promise<TutorPage> {
    const [script, browser] = await Promise.all([pageScript(), launchChromium()]);
    const server = createServer((request, response) => {
      void serve(request.url ?? "/", script, response);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.waitForFunction("globalThis.offered !== undefined");
    return new TutorPage(page, browser, server);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#browser.close();
    this.#server.close();
  }
}

async function pageScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("page.ts", import.meta.url))],
    bundle: true,
    format: "esm",
    platform: "browser",
    conditions: ["@mp/source"],
    // It waits for the course.
    target: "es2022",
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}

async function serve(url: string, script: string, response: ServerResponse): Promise<void> {
  const { type, body } = await answer(url, script);
  response.writeHead(body === undefined ? 404 : 200, { ...HEADERS, "content-type": type });
  response.end(body);
}

async function answer(url: string, script: string): Promise<{ type: string; body: string | undefined }> {
  if (url === "/")
    return { type: "text/html", body: '<!doctype html><script type="module" src="/page.js"></script>' };
  if (url === "/page.js") return { type: "text/javascript", body: script };
  if (url === "/course.js") return { type: "text/javascript", body: await readFile(COURSE, "utf8") };
  const name = /^\/sandbox\/([\w.]+)$/.exec(url)?.[1];
  if (name === undefined) return { type: "text/plain", body: undefined };
  const body = await readFile(new URL(name, SANDBOX), "utf8");
  return { type: name.endsWith(".html") ? "text/html" : "text/javascript", body };
}
