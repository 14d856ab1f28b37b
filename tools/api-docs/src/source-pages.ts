/** A page for each source file, so that the reference can link to the lines where things are written. */

import { globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Application } from "typedoc";
import { RUNTIME, SITE } from "./places.ts";

/** What stands before a source link until it is known how deep the page lies that it is on. */
export const SOURCE_LINK = "mp-source:{path}#{line}";

/** Makes the source links of a page of the site relative, so that the site can lie in any folder. */
export function withSourceLinks(html: string, url: string): string {
  const up = "../".repeat(url.split("/").length - 1);
  return html.replaceAll(
    /"mp-source:([^"#]+)#(\d+)"/g,
    (_, path: string, line: string) => `"${up}source/${path}.html#${line}"`,
  );
}

/** Writes the pages of the runtime's sources. */
export function writeSourcePages(app: Application): void {
  // TypeDoc counts the paths of sources from the folder that all entries are in.
  const folder = join(RUNTIME, "src");
  const files = globSync("**/*.ts", { cwd: folder, exclude: ["**/*.test.ts"] });
  for (const file of files) {
    const page = join(SITE, "source", `${file}.html`);
    mkdirSync(dirname(page), { recursive: true });
    const code = app.renderer.markedPlugin.getHighlighted(readFileSync(join(folder, file), "utf8"), "ts");
    writeFileSync(page, pageOf(file, code));
  }
}

function pageOf(file: string, code: string): string {
  const up = "../".repeat(file.split("/").length);
  // The highlighter ends each line by <br/>, and none of its tags reaches over it.
  const lines = code.split(/<br\/?>/).map((line, at) => `<span class="line" id="${at + 1}">${line}</span>`);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${file}</title>
<link rel="stylesheet" href="${up}assets/style.css">
<link rel="stylesheet" href="${up}assets/highlight.css">
<link rel="stylesheet" href="${up}assets/custom.css">
<body class="source-page">
<script>document.documentElement.dataset.theme = localStorage.getItem("tsd-theme") || "os"</script>
<header><a href="${up}index.html">@mp/runtime</a> ${file}</header>
<pre><code>${lines.join("\n")}</code></pre>
</body>
</html>
`;
}
