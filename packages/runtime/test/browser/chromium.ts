/** Pages of the tests in Chromium. */

import { launchChromium } from "@mp/platforms/chromium";
import { type PageOptions, TestServer } from "./server.ts";

type Browser = Awaited<ReturnType<typeof launchChromium>>;
/** What belongs to one user: pages of one origin share its storage and its locks. */
type Context = Awaited<ReturnType<Browser["newContext"]>>;
export type Page = Awaited<ReturnType<Browser["newPage"]>>;

/** What a page has told when its module has come to its end. */
export interface Told {
  readonly values: readonly unknown[];
  /** What was written to the console, by the page and its workers. */
  readonly lines: readonly string[];
}

/** A browser and a server for it; to be disposed of. */
export class Chromium implements AsyncDisposable {
  private readonly browser: Browser;
  private readonly context: Context;
  private readonly server: TestServer;
  private readonly waiting = new Map<string, (value: unknown) => void>();
  private pages = 0;

  private constructor(browser: Browser, context: Context, server: TestServer) {
    this.browser = browser;
    this.context = context;
    this.server = server;
    server.onReport = (page, value) => this.waiting.get(page)?.(value);
  }

  static async start(): Promise<Chromium> {
    const browser = await launchChromium();
    return new Chromium(browser, await browser.newContext(), await TestServer.start());
  }

  /** Runs a module in a page of its own, to its end. */
  async run(module: string, options: PageOptions = {}): Promise<Told> {
    const { page, told } = await this.open(module, options);
    try {
      return await told;
    } finally {
      await page.close();
    }
  }

  /** Opens a page that runs a module; all pages are of one origin. */
  async open(module: string, options: PageOptions = {}): Promise<{ page: Page; told: Promise<Told> }> {
    const page = await this.context.newPage();
    const name = `page${++this.pages}`;
    const lines: string[] = [];
    page.on("console", (message) => void lines.push(message.text()));
    page.on("pageerror", (error) => void lines.push(String(error)));
    const told = this.toldBy(name, lines);
    await page.goto(this.server.pageOf(module, { ...options, name }));
    return { page, told };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.browser.close();
    await this.server[Symbol.asyncDispose]();
  }

  private toldBy(name: string, lines: readonly string[]): Promise<Told> {
    const values: unknown[] = [];
    return new Promise((resolve, reject) => {
      this.waiting.set(name, (value) => {
        const { done, error } = value as { done?: boolean; error?: string };
        if (done === undefined) values.push(value);
        else if (error === undefined) resolve({ values, lines });
        else reject(new Error(`The page failed: ${error}\nIts console:\n${lines.join("\n")}`));
      });
    });
  }
}
