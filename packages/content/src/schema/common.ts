import { z } from "zod";

/** Ids are for ever: progress, links and statistics hang on them. */
export const idSchema: z.ZodType<string> = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, "use lower-case letters, digits and hyphens, beginning with a letter")
  .describe("Never changes once published: progress and links hang on it.");

/** A folder whose number gives its place among its sisters and nothing else. */
export const folderSchema: z.ZodType<string> = z
  .string()
  .regex(/^\d\d-[a-z0-9-]+$/, "use two digits, a hyphen and a name, as in 01-primer-proceso")
  .describe("A folder, as in 01-primer-proceso.");
