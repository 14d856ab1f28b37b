/**
 * The headers of every answer: shared memory needs the first two, and the frame of the sandbox the third; the policy lets nothing in that is not ours.
 */

interface HeaderOptions {
  readonly development?: boolean;
  /** Origins besides the site's own that pages may send requests to. */
  readonly connect?: readonly string[];
}

/** Headers by name, for a path. */
export function headersOf(
  path: string,
  { development = false, connect = [] }: HeaderOptions = {},
): Readonly<Record<string, string>> {
  return {
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
    "cross-origin-resource-policy": "cross-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    // Names in `assets` change with what is in the files.
    "cache-control": path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
    // The sandbox gets a process of its own where the browser knows this header: what becomes of it there leaves the page alone.
    ...(path.startsWith("/sandbox/") ? { "document-isolation-policy": "isolate-and-require-corp" } : {}),
    ...policyOf(path, development, connect),
  };
}

function policyOf(
  path: string,
  development: boolean,
  connect: readonly string[],
): Readonly<Record<string, string>> {
  // The rest of its policy is in its page. By this it has no origin, whatever frame it is loaded into.
  if (path === "/sandbox/frame.html") return { "content-security-policy": "sandbox allow-scripts" };
  // Vite's development server puts scripts into pages.
  // What frames the page, browsers hear in a header only.
  return development
    ? {}
    : { "content-security-policy": `${policyInPages(connect)}; frame-ancestors 'none'` };
}

/** What pages say themselves, so that it holds on hosts that send no headers. @param connect Origins besides the site's own that they may ask. */
export function policyInPages(connect: readonly string[]): string {
  return [...POLICY, ["connect-src 'self'", ...connect].join(" ")].join("; ");
}

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  // The editor makes its style sheet itself.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "frame-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  // No text becomes a script or markup, whoever is at fault; `before.js` says what may.
  "require-trusted-types-for 'script'",
  "trusted-types default",
];
