import { createRoute, z } from "@hono/zod-openapi";
import { languageQuery, pageQuery, slugSchema } from "../contract/common.ts";
import { searchSchema, termPageSchema, termSchema } from "../contract/course.ts";
import type { ContentCache } from "../http/content-cache.ts";
import { json, NOT_MODIFIED, problems } from "../http/describe.ts";
import { router, type Router } from "../http/environment.ts";
import { linkTo, pageIn } from "../http/pages.ts";
import type { CourseService } from "../services/course.ts";

const listTerms = createRoute({
  method: "get",
  path: "/v1/glossary",
  tags: ["Course"],
  summary: "The terms of the course",
  request: { query: languageQuery.extend(pageQuery.shape) },
  responses: { 200: json(termPageSchema, "A page of terms."), 304: NOT_MODIFIED, ...problems() },
});

const getTerm = createRoute({
  method: "get",
  path: "/v1/glossary/{term}",
  tags: ["Course"],
  summary: "One term: what it is called, and what it means",
  request: { params: z.object({ term: slugSchema }), query: languageQuery },
  responses: { 200: json(termSchema, "The term."), 304: NOT_MODIFIED, ...problems("not-found") },
});

const search = createRoute({
  method: "get",
  path: "/v1/search",
  tags: ["Course"],
  summary: "Lessons that have these words",
  description:
    "Accents and case make no difference, a word may be the beginning of one, and terms are found in either language.",
  request: {
    query: languageQuery.extend({
      q: z.string().trim().min(1).max(200).openapi({ description: "The words.", example: "lock" }),
      limit: z.coerce.number().int().min(1).max(50).default(10).openapi({ description: "Lessons at most." }),
    }),
  },
  responses: { 200: json(searchSchema, "The lessons, the best first."), 304: NOT_MODIFIED, ...problems() },
});

/** The glossary and the search. */
export function glossaryRoutes(courses: CourseService, cache: ContentCache): Router {
  const terms = Object.keys(courses.course.glossary).map((id) => ({ id }));
  return router()
    .openapi(listTerms, (context) => {
      const { cursor, limit } = context.req.valid("query");
      const page = pageIn(terms, { cursor, limit });
      const link = linkTo(context, page.next);
      return cache.answer(
        context,
        `terms ${cursor} ${limit}`,
        (language) => ({
          items: page.items.map(({ id }) => courses.term(id, language)),
          next: page.next,
        }),
        { link },
      );
    })
    .openapi(getTerm, (context) => {
      const { term } = context.req.valid("param");
      // Looked up first: what does not exist is not kept.
      courses.term(term, "en");
      return cache.answer(context, `term ${term}`, (language) => courses.term(term, language));
    })
    .openapi(search, (context) => {
      const { q, limit } = context.req.valid("query");
      return cache.answer(context, `search ${limit} ${q}`, (language) => courses.search(q, language, limit));
    });
}
