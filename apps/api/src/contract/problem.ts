import { z } from "@hono/zod-openapi";

/** Every error, as RFC 9457 writes it. */
export const problemSchema = z
  .object({
    type: z.string().openapi({
      description: "What kind of problem: stable, for programs.",
      example: "urn:mp:problem:not-found",
    }),
    title: z.string().openapi({ description: "The kind in words." }),
    status: z.int().openapi({ description: "The HTTP status." }),
    detail: z.string().optional().openapi({ description: "What was wrong this time, and what to do." }),
    instance: z.string().openapi({ description: "The request: its `X-Request-Id`, as a URN." }),
    errors: z
      .array(
        z.object({
          pointer: z
            .string()
            .openapi({ description: "Where: a JSON pointer into the body, or the name of a parameter." }),
          detail: z.string(),
        }),
      )
      .optional()
      .openapi({ description: "Everything that was wrong with the input." }),
  })
  .openapi("Problem");

export type ProblemBody = z.infer<typeof problemSchema>;
