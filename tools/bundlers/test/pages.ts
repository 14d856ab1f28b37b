/** A server of files as a program would be deployed, with the headers that shared memory needs, and what a page of it shows. */

import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { launchChromium } from "@mp/platforms/chromium";

type Browser = Awaited<ReturnType<typeof launchChromium>>;

const TYPES: Readonly<Record<string, string>> = { html: "text/html", js: "text/javascript" };
const ISOLATION = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

/** Chromium and a server for a folder; to be disposed of. */
export class Pages implements AsyncDisposable {
  private readonly browser: Browser;
  private readonly server: Server;

  private constructor(browser: Browser, server: Server) {
    this.browser = browser;
    this.server = server;
  }

  /** `folder` holds what is served, each page's files in a folder of their own. */
  static async start(folder: string): Promise<Pages> {
    const server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? "/", "http://localhost");
      const type = TYPES[pathname.split(".").at(-1) ?? ""] ?? "text/plain";
      readFile(folder + pathname).then(
        (body) => response.writeHead(200, { ...ISOLATION, "content-type": type }).end(body),
        () => response.writeHead(404).end(),
      );
    });
    await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
    return new Pages(await launchChromium(), server);
  }

  /** What the program of a page has printed when it is done, and what there was to complain about. */
  async show(path: string): Promise<{ printed: string | null; complaints: string[] }> {
    const { port } = this.server.address() as AddressInfo;
    const page = await this.browser.newPage();
    const complaints: string[] = [];
    page.on("pageerror", (error) => void complaints.push(String(error)));
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.push(message.text());
    });
    await page.goto(path.startsWith("http") ? path : `http://127.0.0.1:${port}/${path}`);
    try {
      await page.waitForFunction(() => document.title === "done", undefined, { timeout: 20_000 });
    } catch (error) {
      throw new Error(`The page was not done in time. Its complaints:\n${complaints.join("\n")}`, {
        cause: error,
      });
    }
    const printed = await page.evaluate(() => document.body.textContent);
    await page.close();
    return { printed, complaints };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.browser.close();
    this.server.closeAllConnections();
    await new Promise((resolve) => void this.server.close(resolve));
  }
}
