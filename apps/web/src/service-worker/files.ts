/** What the site is made of; the build writes it into the script. */

/** A file that is kept: its path from the root of the site, and the SHA-256 of what is in it. */
export type SiteFile = readonly [path: string, hash: string];

declare const SITE_FILES: readonly SiteFile[];

/** Every file of this version. */
export const FILES: ReadonlyMap<string, string> = new Map(SITE_FILES);
