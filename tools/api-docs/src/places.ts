import { resolve } from "node:path";

export const ROOT: string = resolve(import.meta.dirname, "../../..");
export const RUNTIME: string = resolve(ROOT, "packages/runtime");

/** The pages of the docs as TypeDoc takes them; see `pages.ts`. */
export const PAGES: string = resolve(import.meta.dirname, "../.cache/pages");
/** The finished site. */
export const SITE: string = resolve(import.meta.dirname, "../dist");
