/** Serves one page that replays recordings: the built runtime, modules of the tests with their types stripped, the recordings. */
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { stripTypeScriptTypes } from "node:module";
import type { AddressInfo } from "node:net";
import type { Recordings } from "../replay/replay.ts";

const TESTS = new URL("../", import.meta.url);
const RUNTIME = new URL("../../../runtime/", import.meta.url);

/** Shared memory wants these. */
const ISOLATION = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
};
const PAGE = `<!doctype html><link rel="icon" href="data:,"><script type="module" src="/tests/browser/page.ts"></script>`;

/** A server for one page; to be disposed of. */
export class ReplayServer implements AsyncDisposable {
  /** What the page has told: the text of its answer. */
  readonly answer: Promise<string>;
  private readonly recordings: readonly Recordings[];
  private readonly server: Server;
  private answered: (text: string) => void = () => {};

  constructor(recordings: readonly Recordings[]) {
    this.recordings = recordings;
    this.answer = new Promise((resolve) => (this.answered = resolve));
    this.server = createServer((request, response) => void this.serve(request, response));
  }

  /** Begins to serve; gives the address of the page. */
  async start(): Promise<string> {
    await new Promise<void>((resolve) => void this.server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => void this.server.close(resolve));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    if (pathname === "/answer") this.answered(await textOf(request));
    try {
      const [type, text] = await this.contentOf(pathname);
      response.writeHead(200, { ...ISOLATION, "content-type": type }).end(text);
    } catch {
      response.writeHead(404).end();
    }
  }

  private async contentOf(path: string): Promise<[type: string, text: string]> {
    if (path === "/") return ["text/html", PAGE];
    if (path === "/answer") return ["text/plain", ""];
    if (path === "/recordings") return ["application/json", JSON.stringify(this.recordings)];
    if (path.startsWith("/dist/"))
      return ["text/javascript", await readFile(new URL(`.${path}`, RUNTIME), "utf8")];
    const code = await readFile(new URL(path.replace(/^\/tests\//, ""), TESTS), "utf8");
    const plain = stripTypeScriptTypes(code);
    return ["text/javascript", plain.replaceAll(`"@mp/runtime/control"`, `"/dist/web-control.js"`)];
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text;
}
