/** URL of the folder that holds this library's modules, source or built: what is inside is the library's own code. */
export const LIBRARY: string = import.meta.url.replace(/[^/]*$/, "");

/** Whether this library is part of another file than those of its own build, as far as their names tell. */
export const IS_BUNDLED: boolean = !/\/(chunk-[A-Z0-9]{8}\.js|library\.ts)([?#]|$)/.test(import.meta.url);

/** The file of a bundled program that its threads start with. */
export interface BundledThread {
  readonly url: string;
  /** How a browser is to read it. */
  readonly type: "module" | "classic";
}

let thread: BundledThread | undefined;

/** Says which file of a bundled program its threads start with. The bundler's plugin writes this call. */
export function setThread(url: { readonly href: string }, type: BundledThread["type"] = "module"): void {
  thread = { url: url.href, type };
}

/** What {@link setThread} was given; `undefined` if the program is not bundled. */
export function bundledThread(): BundledThread | undefined {
  return thread;
}
