/** Where the API is, if there is one: the file `config.json` by the site says it. */

import { BASE } from "../app/base.ts";

/** The API's address, without a slash at its end; nothing, if this site has none. */
export async function apiAddress(): Promise<string | undefined> {
  const response = await fetch(`${BASE}config.json`, { cache: "no-cache" });
  if (!response.ok) return undefined;
  const { api } = (await response.json()) as { readonly api?: unknown };
  // As seen from the site's root: `.` is an API on the same host.
  return typeof api === "string"
    ? new URL(api, new URL(BASE, location.href)).href.replace(/\/$/, "")
    : undefined;
}
