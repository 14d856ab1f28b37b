/** Draws a page before it is sent. */

import { prerender } from "react-dom/static";
import { StaticRouter } from "react-router";
import { App } from "./app/app.tsx";
import { give } from "./course/load.ts";

/** The page at an address, as HTML; `data` is what it needs, by path. */
export async function render(address: string, data: Readonly<Record<string, unknown>>): Promise<string> {
  for (const [path, value] of Object.entries(data)) give(path, value);
  const { prelude } = await prerender(
    <StaticRouter location={address}>
      <App />
    </StaticRouter>,
    // In one piece: pieces are put in place by scripts in the page, which its policy does not let run.
    { progressiveChunkSize: Number.MAX_SAFE_INTEGER },
  );
  return new Response(prelude).text();
}
