import { createRoute, z } from "@hono/zod-openapi";
import { languageQuery, pageQuery, slugSchema } from "../contract/common.ts";
import { courseSchema, modulePageSchema, moduleSchema } from "../contract/course.ts";
import type { ContentCache } from "../http/content-cache.ts";
import { json, NOT_MODIFIED, problems } from "../http/describe.ts";
import { router, type Router } from "../http/environment.ts";
import { linkTo, pageIn } from "../http/pages.ts";
import { notFound } from "../problem.ts";
import type { CourseService } from "../services/course.ts";

const getCourse = createRoute({
  method: "get",
  path: "/v1/course",
  tags: ["Course"],
  summary: "The course and its modules",
  request: { query: languageQuery },
  responses: { 200: json(courseSchema, "The course."), 304: NOT_MODIFIED, ...problems() },
});

const listModules = createRoute({
  method: "get",
  path: "/v1/modules",
  tags: ["Course"],
  summary: "The modules, in the order in which they are taught",
  request: { query: languageQuery.extend(pageQuery.shape) },
  responses: { 200: json(modulePageSchema, "A page of modules."), 304: NOT_MODIFIED, ...problems() },
});

const getModule = createRoute({
  method: "get",
  path: "/v1/modules/{module}",
  tags: ["Course"],
  summary: "One module with its lessons",
  request: { params: z.object({ module: slugSchema }), query: languageQuery },
  responses: { 200: json(moduleSchema, "The module."), 304: NOT_MODIFIED, ...problems("not-found") },
});

/** The course and its modules. */
export function courseRoutes(courses: CourseService, cache: ContentCache): Router {
  const { modules } = courses.course;
  return router()
    .openapi(getCourse, (context) =>
      cache.answer(context, "course", (language) => courses.overview(language)),
    )
    .openapi(listModules, (context) => {
      const { cursor, limit } = context.req.valid("query");
      const page = pageIn(modules, { cursor, limit });
      const link = linkTo(context, page.next);
      return cache.answer(
        context,
        `modules ${cursor} ${limit}`,
        (language) => ({
          items: page.items.map((module) => courses.module(module, language)),
          next: page.next,
        }),
        { link },
      );
    })
    .openapi(getModule, (context) => {
      const { module: id } = context.req.valid("param");
      const module = modules.find((each) => each.id === id);
      if (!module) throw notFound("module");
      return cache.answer(context, `module ${id}`, (language) => courses.module(module, language));
    });
}
