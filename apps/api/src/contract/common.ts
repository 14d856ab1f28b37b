import { LANGUAGES } from "@mp/content";
import { z } from "@hono/zod-openapi";

/** A language of the course. */
export const languageSchema = z
  .enum(LANGUAGES)
  .openapi("Language", { description: "A language of the course." });

/** Ids of what the course is made of. */
export const slugSchema = z
  .string()
  .max(100)
  .regex(/^[a-z][a-z0-9-]*$/);

/** Ids of what the API makes: UUIDs of version 7, which sort by the time they were made. */
export const idSchema = z.uuidv7();

/** Characters of a file; the limit on bodies bounds the bytes of all together. */
const SOURCE_MOST = 60_000;

/** The text of a program. */
export const sourceText = z.string().max(SOURCE_MOST);

/** When, in UTC. */
export const timeSchema = z.iso.datetime();

/** A text in both forms; the HTML is made by the API and holds nothing that could run. */
export const richTextSchema = z.object({ markdown: z.string(), html: z.string() }).openapi("RichText", {
  description: "A text as Markdown and as HTML. The HTML holds no scripts, styles or frames.",
});

export type RichText = z.infer<typeof richTextSchema>;

/** What every request for a text may ask. */
export const languageQuery = z.object({
  lang: languageSchema
    .optional()
    .openapi({ description: "The language of texts; goes before `Accept-Language`." }),
});

/** A part of a long list. */
export const pageQuery = z.object({
  cursor: z.string().max(200).optional().openapi({
    description:
      "Where to go on: `next` of the page before. It means nothing else, and may look different tomorrow.",
  }),
  limit: z.coerce.number().int().min(1).max(100).default(50).openapi({ description: "Items at most." }),
});

export type PageQuery = z.infer<typeof pageQuery>;

/** A page of `item`s, as every list is answered. */
export function pageOf<T extends z.ZodType>(item: T, name: string) {
  return z
    .object({
      items: z.array(item),
      next: z
        .string()
        .nullable()
        .openapi({ description: "`cursor` of the page after this one; null on the last." }),
    })
    .openapi(name);
}

/** A page, as services make it. */
export interface Page<T> {
  readonly items: T[];
  readonly next: string | null;
}
