import { isAscii } from "node:buffer";
import type { Page, PageQuery } from "../contract/common.ts";
import { Problem } from "../problem.ts";
import type { ApiContext } from "./environment.ts";

/** A cursor for the place behind an item. It says its key, wrapped up so that nobody builds on what is inside. */
export function cursorOf(key: string): string {
  return Buffer.from(key).toString("base64url");
}

/** The key that a cursor stands for. @throws {Problem} invalid */
export function keyOf(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  const bytes = Buffer.from(cursor, "base64url");
  const key = bytes.toString();
  if (key === "" || !isAscii(bytes) || cursorOf(key) !== cursor)
    throw new Problem(
      "invalid",
      "The cursor is none of ours. Begin without one, and go on with `next` of each page.",
      {
        errors: [{ pointer: "cursor", detail: "It was not made by this API." }],
      },
    );
  return key;
}

/** A page of a list that is in memory. @throws {Problem} invalid, if the cursor names no item. */
export function pageIn<T extends { readonly id: string }>(
  items: readonly T[],
  { cursor, limit }: PageQuery,
): Page<T> {
  const after = keyOf(cursor);
  const place = after === undefined ? -1 : items.findIndex(({ id }) => id === after);
  if (after !== undefined && place === -1)
    throw new Problem("invalid", "What the cursor stands behind is gone. Begin without one.", {
      errors: [{ pointer: "cursor", detail: "It stands behind nothing that is there." }],
    });
  const page = items.slice(place + 1, place + 1 + limit);
  const more = place + 1 + limit < items.length;
  return { items: page, next: more ? cursorOf(page.at(-1)?.id ?? "") : null };
}

/** Where the next page is, as the header `Link` has it; nothing behind the last. */
export function linkTo(context: ApiContext, next: string | null): string | undefined {
  if (next === null) return undefined;
  const url = new URL(context.req.url);
  url.searchParams.set("cursor", next);
  return `<${url.pathname}${url.search}>; rel="next"`;
}
