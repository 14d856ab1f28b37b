/** What stands at the head of the contract. */
import type { Router } from "./http/environment.ts";

const INFO = {
  title: "mp: the course as an API",
  version: "1.0.0",
  license: { name: "MIT", identifier: "MIT" },
  description: `Lessons, exercises and grading of a course on multiprocessing, for programs.

Reading the course needs nothing. Running programs, hints and progress belong to a learner: \`POST /v1/learners\` makes one and gives a token.

Every error is \`application/problem+json\` (RFC 9457). Texts come in Spanish or English, by \`?lang=\` or \`Accept-Language\`. Answers about the course carry an ETag, and
\`If-None-Match\` gets 304. Lists come in pages: \`next\` is the \`cursor\` of the page behind. Each answer says in \`RateLimit\` how much is left.
Unknown fields in a body are refused. New fields in answers are no change of the contract: ignore those you do not know.`,
};

/** The contract, made from the routes. */
export function documentOf(app: Router) {
  return app.getOpenAPI31Document({
    openapi: "3.1.0",
    info: INFO,
    servers: [{ url: "/", description: "This server." }],
    tags: [
      { name: "Course", description: "What there is to learn. The same for everybody." },
      { name: "Exercises", description: "Questions and hints." },
      { name: "Runs", description: "Programs that are run, and attempts that are graded." },
      { name: "Learners", description: "Who learns, and what they have done." },
      { name: "Operation", description: "For whoever operates the API." },
    ],
  });
}
