/** Makes the addresses in a page relative, so that the site works in any folder of any host. */

/** A page whose addresses begin at the root of the site, for where it lies in it. */
export function relative(html: string, address: string): string {
  const depth = address.split("/").filter(Boolean).length;
  const root = depth === 0 ? "./" : "../".repeat(depth);
  // Where texts have quotes, they are written as entities; so this is an attribute.
  return html.replaceAll(/\b(href|src)="\.?\/(?!\/)/g, `$1="${root}`);
}
