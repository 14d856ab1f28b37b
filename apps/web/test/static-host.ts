/** A host that serves a folder and sets no header but the type: what a student's page gets from the simplest there is. */
import { once } from "node:events";
import { readFileSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
  ".webmanifest": "application/manifest+json",
};

/** Serves a folder below a path; to be disposed of. */
export class StaticHost implements AsyncDisposable {
  readonly #server: Server;
  /** Paths of what is answered otherwise than by the file, and how. */
  readonly changed = new Map<string, string>();
  readonly address: string;

  private constructor(server: Server, base: string) {
    this.#server = server;
    this.address = `http://localhost:${(server.address() as AddressInfo).port}${base}`;
  }

  static async open(folder: string, base: string): Promise<StaticHost> {
    const server = createServer((request, response) => {
      const path = new URL(request.url ?? "", "http://host").pathname;
      const file = path.startsWith(base) ? fileAt(folder, path.slice(base.length)) : undefined;
      const text = host.changed.get(path.slice(base.length));
      response.writeHead(file === undefined ? 404 : 200, {
        "content-type": TYPES[extname(file ?? "")] ?? "text/plain",
      });
      response.end(text ?? (file === undefined ? "404" : readFileSync(file)));
    }).listen(0);
    await once(server, "listening");
    const host = new StaticHost(server, base);
    return host;
  }

  /** Answers nobody any more. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#server.listening) return;
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

function fileAt(folder: string, path: string): string | undefined {
  const file = join(folder, normalize(path), path === "" || path.endsWith("/") ? "index.html" : "");
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined;
}
