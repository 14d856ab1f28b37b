import type { Language, Lesson } from "@mp/content";
import { createRoute, z } from "@hono/zod-openapi";
import { languageQuery, slugSchema } from "../contract/common.ts";
import { answerRequestSchema, answerSchema, hintRequestSchema, hintSchema } from "../contract/learner.ts";
import { learnerOf } from "../http/auth.ts";
import { json, jsonBody, LEARNER, problems } from "../http/describe.ts";
import { router, type Router } from "../http/environment.ts";
import { languageFor } from "../http/language.ts";
import { notFound, Problem } from "../problem.ts";
import { type CourseService, richText } from "../services/course.ts";
import type { HelpService } from "../services/help.ts";
import type { ProgressService } from "../services/progress.ts";

const tags = ["Exercises"];

const answerQuestion = createRoute({
  method: "post",
  path: "/v1/lessons/{lesson}/questions/{question}/answers",
  tags,
  summary: "Answer a question, and learn why the answer is right or wrong",
  description: "With a token the answer is kept in the learner's progress; without one it is only judged.",
  security: [{}, ...LEARNER],
  request: {
    params: z.object({ lesson: slugSchema, question: slugSchema }),
    query: languageQuery,
    body: jsonBody(answerRequestSchema),
  },
  responses: {
    200: json(answerSchema, "What to say of the answer."),
    ...problems("not-found", "bad-request", "conflict"),
  },
});

const showHint = createRoute({
  method: "post",
  path: "/v1/lessons/{lesson}/hints",
  tags,
  summary: "Help with an exercise, one stage after another",
  description:
    "First the hints, each a bit plainer; then the solution's lines, shuffled; then how the learner's file differs from the solution; then the solution. Each request shows " +
    "the next stage, and the learner's progress counts it. When all have been shown, the solution comes again.",
  security: LEARNER,
  request: {
    params: z.object({ lesson: slugSchema }),
    query: languageQuery,
    body: jsonBody(hintRequestSchema),
  },
  responses: { 200: json(hintSchema, "The stage."), ...problems("not-found", "bad-request", "conflict") },
});

interface Parts {
  readonly courses: CourseService;
  readonly progress: ProgressService;
  readonly help: HelpService;
}

/** What a learner does in a lesson besides running programs. */
export function exerciseRoutes({ courses, progress, help }: Parts): Router {
  const routes = router();
  routes.openapi(answerQuestion, async (context) => {
    const { lesson: name, question } = context.req.valid("param");
    const { answer } = context.req.valid("json");
    const lesson = courses.lesson(name);
    const language = languageFor(context);
    const chosen = answerTo(lesson, language, { question, answer });
    const learner = context.get("learner");
    if (learner) await progress.advance(learner.id, lesson, { type: "answered", question, answer });
    return context.json({ answer, correct: chosen.correct, reason: richText(chosen.reason), language }, 200);
  });
  routes.openapi(showHint, async (context) => {
    const { id: learner } = learnerOf(context);
    const { lesson } = context.req.valid("param");
    const wanted = { ...context.req.valid("json"), learner, lesson, language: languageFor(context) };
    return context.json(await help.show(wanted), 200);
  });
  return routes;
}

function answerTo(
  lesson: Lesson,
  language: Language,
  { question, answer }: { readonly question: string; readonly answer: number },
) {
  const section = lesson.text[language].sections.find(
    (each) => each.kind === "question" && each.id === question,
  );
  if (section?.kind !== "question") throw notFound("question");
  const chosen = section.answers[answer];
  if (chosen) return chosen;
  throw new Problem("invalid", `The question has ${section.answers.length} answers, counted from 0.`, {
    errors: [{ pointer: "/answer", detail: "There is no such answer." }],
  });
}
