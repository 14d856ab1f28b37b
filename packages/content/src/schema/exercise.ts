import { z } from "zod";
import type { Localized } from "../languages.ts";
import { localizedSchema } from "./localized.ts";
import { idSchema } from "./common.ts";

/** `mistakes/<id>/mistake.json` */
export interface MistakeFile {
  readonly misconception: string;
  readonly message: string;
}

export const mistakeSchema: z.ZodType<MistakeFile> = z
  .strictObject({
    misconception: z
      .string()
      .min(1)
      .describe("The belief this wrong program shows: an id from misconceptions.json."),
    message: idSchema.describe("The id of the message it must get: one of messages.json."),
  })
  .describe("A wrong program and the message it must get.");

/** `messages.json` */
export interface MessagesFile {
  readonly tests: Readonly<Record<string, Localized>>;
  readonly messages: Readonly<Record<string, Localized>>;
}

export const messagesSchema: z.ZodType<MessagesFile> = z
  .strictObject({
    tests: z
      .record(idSchema, localizedSchema)
      .describe("Test id → what it looks at, as the student reads it."),
    messages: z
      .record(idSchema, localizedSchema)
      .describe("Message id → what went wrong and what to try; {name} is filled in by the check."),
  })
  .describe("The words of an exercise's check.");
