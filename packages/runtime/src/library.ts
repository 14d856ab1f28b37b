/** URL of the folder that holds this library's modules, source or built: what is inside is the library's own code. */
export const LIBRARY: string = import.meta.url.replace(/[^/]*$/, "");

let thread: string | undefined;

/** Says which file of a bundled program its threads start with. The bundler's plugin writes this call. */
export function setThread(url: { readonly href: string }): void {
  thread = url.href;
}

/** The URL that {@link setThread} was given; `undefined` if the program is not bundled. */
export function bundledThread(): string | undefined {
  return thread;
}
