/** The files of one version of the site, kept whole: each is what the build made, and none is of another version. */

import { FILES } from "./files.ts";

const PREFIX = "mp-site-";
/** There when all files are. */
const COMPLETE = "complete";
/** Files loaded at once: the page comes first. */
const AT_ONCE = 4;

export class SiteCache {
  readonly #name: string;
  readonly #scope: string;
  #filling: Promise<void> | undefined;

  /** `scope` is the address of the site's root. */
  constructor(version: string, scope: string) {
    this.#name = `${PREFIX}${version}`;
    this.#scope = scope;
  }

  /** Whether any version was kept whole. */
  async isAnyComplete(): Promise<boolean> {
    return (await caches.match(this.#address(COMPLETE))) !== undefined;
  }

  async isComplete(): Promise<boolean> {
    return (await this.#match(COMPLETE)) !== undefined;
  }

  /** A file of this version; else of an older one, which a tab may have open. */
  async file(path: string): Promise<Response | undefined> {
    return (await this.#match(path)) ?? caches.match(this.#address(path));
  }

  /** Loads what is missing. Rejects if a file is not there, or not of this version. */
  async fill(): Promise<void> {
    this.#filling ??= this.#fill();
    try {
      await this.#filling;
    } finally {
      this.#filling = undefined;
    }
  }

  /** Takes versions away, but for this one and the one before: tabs that are open load parts of that one still. */
  async removeOld(): Promise<void> {
    const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== this.#name);
    await Promise.all(names.slice(0, -1).map((name) => caches.delete(name)));
  }

  async #fill(): Promise<void> {
    if (await this.isComplete()) return;
    const cache = await caches.open(this.#name);
    const left = [...FILES];
    const load = async (): Promise<void> => {
      for (let next = left.pop(); next !== undefined; next = left.pop()) await this.#add(cache, ...next);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, load));
    await cache.put(this.#address(COMPLETE), new Response(""));
  }

  async #add(cache: Cache, path: string, hash: string): Promise<void> {
    const address = this.#address(path);
    if (await cache.match(address)) return;
    const before = await caches.match(address);
    if (before && (await hashOf(before.clone())) === hash) {
      await cache.put(address, before);
      return;
    }
    const response = await fetch(address, { cache: "no-cache" });
    if (!response.ok || (await hashOf(response.clone())) !== hash)
      throw new Error(`${address} is not of this version (${response.status}); it is tried again later`);
    await cache.put(address, response);
  }

  async #match(path: string): Promise<Response | undefined> {
    return (await caches.open(this.#name)).match(this.#address(path));
  }

  #address(path: string): string {
    return new URL(path, this.#scope).href;
  }
}

async function hashOf(response: Response): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await response.arrayBuffer()));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
