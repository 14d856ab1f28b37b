import { lessonsOf } from "@mp/content";
import { createRoute, z } from "@hono/zod-openapi";
import { languageQuery, pageQuery, slugSchema } from "../contract/common.ts";
import { lessonPageSchema, lessonSchema } from "../contract/course.ts";
import type { ContentCache } from "../http/content-cache.ts";
import { json, NOT_MODIFIED, problems } from "../http/describe.ts";
import { router, type Router } from "../http/environment.ts";
import { linkTo, pageIn } from "../http/pages.ts";
import type { CourseService } from "../services/course.ts";

const listLessons = createRoute({
  method: "get",
  path: "/v1/lessons",
  tags: ["Course"],
  summary: "The lessons, in order",
  request: {
    query: languageQuery.extend(pageQuery.shape).extend({
      module: slugSchema.optional().openapi({ description: "Only those of this module." }),
      kind: z.enum(["lesson", "exercise"]).optional().openapi({ description: "Only those of this kind." }),
    }),
  },
  responses: { 200: json(lessonPageSchema, "A page of lessons."), 304: NOT_MODIFIED, ...problems() },
});

const getLesson = createRoute({
  method: "get",
  path: "/v1/lessons/{lesson}",
  tags: ["Course"],
  summary: "One lesson: its text, programs and tasks",
  description:
    "By its id, or by its number, as in `1.2`. Ids never change; numbers do when a lesson is put in between.",
  request: {
    params: z.object({ lesson: z.union([slugSchema, z.string().regex(/^\d{1,2}\.\d{1,2}$/)]) }),
    query: languageQuery,
  },
  responses: { 200: json(lessonSchema, "The lesson."), 304: NOT_MODIFIED, ...problems("not-found") },
});

/** The lessons. */
export function lessonRoutes(courses: CourseService, cache: ContentCache): Router {
  const all = lessonsOf(courses.course);
  return router()
    .openapi(listLessons, (context) => {
      const { cursor, limit, module, kind } = context.req.valid("query");
      const wanted = all.filter(
        (lesson) =>
          (module === undefined || lesson.module === module) && (kind === undefined || lesson.kind === kind),
      );
      const page = pageIn(wanted, { cursor, limit });
      const link = linkTo(context, page.next);
      return cache.answer(
        context,
        `lessons ${module} ${kind} ${cursor} ${limit}`,
        (language) => ({
          items: page.items.map((lesson) => courses.summary(lesson, language)),
          next: page.next,
        }),
        { link },
      );
    })
    .openapi(getLesson, (context) => {
      const lesson = courses.lesson(context.req.valid("param").lesson);
      return cache.answer(context, `lesson ${lesson.id}`, (language) => courses.resource(lesson, language));
    });
}
