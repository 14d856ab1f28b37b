/** Where the site is: what is built works in any folder of any host, so it finds out from where its own scripts came. */

/** Path of the site's root, with a slash at its end. */
export const BASE: string =
  import.meta.env.DEV || import.meta.env.SSR
    ? "/"
    : new URL(/* @vite-ignore */ "..", import.meta.url).pathname;
