/** The built site, served as `pnpm web` serves it, and a student in Chromium. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { launchChromium } from "@mp/platforms/chromium";

type Browser = Awaited<ReturnType<typeof launchChromium>>;
export type Context = Awaited<ReturnType<Browser["newContext"]>>;
export type Page = Awaited<ReturnType<Context["newPage"]>>;

/** What is told of a page that should not be. */
export type Complaints = string[];

/** A server and a browser; to be disposed of. */
export class Site implements AsyncDisposable {
  readonly address: string;
  readonly #server: ChildProcess;
  readonly #browser: Browser;

  private constructor(address: string, server: ChildProcess, browser: Browser) {
    this.address = address;
    this.#server = server;
    this.#browser = browser;
  }

  /** `data` is a folder for the API's data; without it, there is no API. */
  static async open({ data }: { readonly data?: string } = {}): Promise<Site> {
    const api = data === undefined ? { MP_WEB_API: "off" } : { MP_API_DATA: data, MP_API_LOG: "fatal" };
    const script = fileURLToPath(new URL("../server/main.ts", import.meta.url));
    const server = spawn(process.execPath, [script], {
      env: { ...process.env, ...api, PORT: "0" },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [[said], browser] = await Promise.all([once(server.stdout, "data"), launchChromium()]);
    return new Site(/http:\S+/.exec(String(said))?.[0] ?? "", server, browser);
  }

  /** A student with a browser of their own. */
  student(options: Parameters<Browser["newContext"]>[0] = {}): Promise<Context> {
    return this.#browser.newContext(options);
  }

  /** Opens a page; what it complains of is collected. */
  async page(context: Context, path: string): Promise<{ page: Page; complaints: Complaints }> {
    const page = await context.newPage();
    const complaints: Complaints = [];
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    await page.goto(new URL(path, this.address).href);
    return { page, complaints };
  }

  /** Of the processes in which the browser has its pages and frames, the one that computes most, by what it does in a moment. */
  async busiestRenderer(): Promise<number> {
    const session = await this.#browser.newBrowserCDPSession();
    const used = async (): Promise<Map<number, number>> => {
      const { processInfo } = await session.send("SystemInfo.getProcessInfo");
      const renderers = processInfo.filter(({ type }) => type === "renderer");
      return new Map(renderers.map(({ id, cpuTime }) => [id, cpuTime]));
    };
    const before = await used();
    // Until one has had half a second of a processor: whichever it is.
    for (;;) {
      for (const [pid, time] of await used()) if (time - (before.get(pid) ?? 0) > 0.5) return pid;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#browser.close();
    this.#server.kill();
  }
}

/** Writes a program in place of what is in the editor. */
export async function write(page: Page, source: string): Promise<void> {
  await page.locator(".cm-content").click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(source);
}
