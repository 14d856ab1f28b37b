import { resolve } from "node:path";

export const ROOT: string = resolve(import.meta.dirname, "../../..");
export const RUNTIME: string = resolve(ROOT, "packages/runtime");
export const INSPECT: string = resolve(ROOT, "packages/inspect");

/** Examples are run from inside this workspace, so that they find the packages it depends on by name. */
export const CACHE: string = resolve(import.meta.dirname, "../.cache/examples");
