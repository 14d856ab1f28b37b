/**
 * Serves what a browser needs: the built library, and modules of the tests, each file by itself with its types stripped, as a
 * development server would. What pages have to tell comes back to the server, so any browser can be driven by its address alone.
 */

import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";

const PACKAGE = new URL("../../", import.meta.url);

/** Bare names in a worker mean nothing without a bundler: workers have no import maps. */
const BARE: Readonly<Record<string, string>> = {
  "@mp/runtime": "/dist/web.js",
  "@mp/runtime/trace": "/dist/trace/index.js",
  "@mp/runtime/web": "/dist/web.js",
  "@mp/runtime/control": "/dist/web-control.js",
  "@mp/runtime/worker": "/dist/web-worker.js",
  chai: "/chai.js",
};

const ISOLATION = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
};

/** Where a page runs its module, and what it is asked. */
export interface PageOptions {
  readonly in?: "page" | "worker";
  readonly isolated?: boolean;
  readonly query?: Readonly<Record<string, string>>;
}

/** A server of the tests; to be disposed of. */
export class TestServer implements AsyncDisposable {
  /** Gets what pages tell: where they tell it, and the value. */
  onReport: (page: string, value: unknown) => void = () => {};
  private readonly server: Server;
  private readonly texts = new Map<string, Promise<string>>();

  private constructor() {
    this.server = createServer((request, response) => void this.answer(request, response));
  }

  static async start(): Promise<TestServer> {
    const made = new TestServer();
    await new Promise<void>((resolve) => void made.server.listen(0, "127.0.0.1", resolve));
    return made;
  }

  /** Address of a page that runs a module, on its main thread or in a worker. */
  pageOf(module: string, options: PageOptions & { readonly name?: string } = {}): string {
    const { port } = this.server.address() as AddressInfo;
    const { in: place = "page", isolated = true, name = "page" } = options;
    const path = `/test/browser/pages/${module}.ts`;
    const query = new URLSearchParams({ ...options.query, module: path, in: place, name });
    return `http://127.0.0.1:${port}/${isolated ? "isolated" : "open"}.html?${query.toString()}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => void this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    if (pathname === "/report") {
      this.onReport(searchParams.get("name") ?? "", JSON.parse(await textOf(request)));
      response.end();
      return;
    }
    const isPage = pathname.endsWith(".html");
    const headers = pathname === "/open.html" ? {} : ISOLATION;
    try {
      const text = isPage ? PAGE : await this.script(pathname);
      response.writeHead(200, { ...headers, "content-type": isPage ? "text/html" : "text/javascript" });
      response.end(text);
    } catch {
      response.writeHead(404);
      response.end();
    }
  }

  private script(path: string): Promise<string> {
    const known = this.texts.get(path);
    if (known !== undefined) return known;
    const made = path === "/chai.js" ? bundle("chai") : compile(path);
    this.texts.set(path, made);
    return made;
  }
}

const PAGE = `<!doctype html><link rel="icon" href="data:,"><script type="module" src="/test/browser/host.ts"></script>`;

async function compile(path: string): Promise<string> {
  const file = new URL(`.${path}`, PACKAGE);
  const text = await readFile(file, "utf8");
  if (!path.endsWith(".ts")) return text;
  const { code } = await transform(text, { loader: "ts", format: "esm", target: "es2024" });
  return registering(path, withAddresses(code));
}

function withAddresses(code: string): string {
  return code.replaceAll(/(from |import )"([^"]+)"/g, (whole, word: string, name: string) =>
    name in BARE ? `${word}"${BARE[name]}"` : whole,
  );
}

/** Adds to a module of the conformance suite what each such module has in a browser: it registers its functions. */
function registering(path: string, code: string): string {
  if (!path.startsWith("/test/conformance/")) return code;
  const names = [...code.matchAll(/^(?:export )?(?:async )?(?:function\*?|class) ([\w$]+)/gm)].map(
    ([, name]) => name,
  );
  const table = names.map((name) => `get ${name}() { return ${name}; }`).join(", ");
  return `${code}\nimport { registerFunctions as $register } from "/dist/web.js";\n$register(import.meta.url, { ${table} });\n`;
}

async function bundle(name: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [name],
    absWorkingDir: fileURLToPath(PACKAGE),
    bundle: true,
    write: false,
    format: "esm",
  });
  return outputFiles[0]?.text ?? "";
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text;
}
