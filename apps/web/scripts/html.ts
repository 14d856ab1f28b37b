/** A page of the site as a file: what was drawn, and what it needs, put into the template. */

import { languageIn } from "../src/course/paths.ts";
import { relative } from "./relative.ts";

/** A page that was drawn. */
export interface DrawnPage {
  /** From the root of the site. */
  readonly address: string;
  readonly drawn: string;
  /** By path, as the app loads it. */
  readonly data: unknown;
}

const HEAD = /<title>.*?<\/title>|<meta name="(?:description|robots)"[^>]*>/gs;

/** The file. */
export function htmlOf(template: string, { address, drawn, data }: DrawnPage): string {
  // Titles and descriptions are drawn where they stand; in a page they belong to its head.
  const head = drawn.match(HEAD) ?? [];
  const html = template
    .replace('<html lang="es">', `<html lang="${languageIn(address) ?? "es"}">`)
    .replace("<!--head-->", () => head.join(""))
    .replace("<!--app-->", () => drawn.replaceAll(HEAD, ""))
    .replace(
      "<!--data-->",
      () => `<script type="application/json" id="data" data-of="${address}">${inScript(data)}</script>`,
    );
  return relative(html, address);
}

/** The letters of texts are asked for with the page, not when its style sheet has come: so that few see others first. */
export function withLetters(template: string, assets: readonly string[]): string {
  const [file] = assets.filter((name) => /-next-latin-wght-normal-.*\.woff2$/.test(name));
  if (file === undefined)
    throw new Error("The site has no letters: does styles/fonts.css name them otherwise?");
  const link = `<link rel="preload" href="./assets/${file}" as="font" type="font/woff2" crossorigin />`;
  return template.replace("<!--letters-->", link);
}

/** A page says its policy itself, for hosts that send no headers. */
export function withPolicy(template: string, policy: string): string {
  return template.replace(
    "<!--policy-->",
    `<meta http-equiv="content-security-policy" content="${policy}" />`,
  );
}

/** JSON that can stand in a page: nothing in it ends the element. */
function inScript(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", String.raw`\u003c`);
}
