/**
 * Help with an exercise, stage by stage: hints, the solution's lines shuffled, what differs from it, the solution. This is the only way on which anything
 * of a solution leaves the API, and the learner's progress counts each stage that did.
 */
import type { Language } from "@mp/content";
import { helpAt, type HelpRequest, type HelpStage, nextHelp, stepOf } from "@mp/tutor";
import type { Hint, HintRequest } from "../contract/learner.ts";
import { notFound, Problem } from "../problem.ts";
import { type CourseService, richText } from "./course.ts";
import type { ProgressService } from "./progress.ts";
import type { RunService } from "./runs.ts";

interface Parts {
  readonly courses: CourseService;
  readonly progress: ProgressService;
  readonly runs: RunService;
}

/** Who wants help with which exercise. */
interface Wanted extends HintRequest {
  readonly learner: string;
  readonly lesson: string;
  readonly language: Language;
}

export class HelpService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Shows a stage, and counts it. @throws {Problem} not-found; conflict, if it is not its turn. */
  async show({ learner, lesson: name, language, ...wanted }: Wanted): Promise<Hint> {
    const { courses, progress, runs } = this.#parts;
    const lesson = courses.exercise(name);
    const own =
      wanted.content ?? (await runs.lastAttempt(learner, lesson.id)) ?? lesson.exercise.start[language];
    const before: HelpRequest = {
      lesson,
      language,
      own,
      task: wanted.task,
      progress: (await progress.read(learner)).progress,
    };
    if (wanted.task !== undefined && !hintsIn(before, wanted.task)) throw notFound("task");
    const stage = stageFor(before, wanted.stage);
    const after = await progress.advance(learner, lesson, stepOf(stage));
    const next = nextHelp({ ...before, progress: after.progress })?.kind ?? null;
    return { stage: told(stage, before), next, language };
  }
}

/** The stage asked for, or the next one; the last one again, if all have been shown. */
function stageFor(request: HelpRequest, again: HintRequest["stage"]): HelpStage {
  const { lesson, progress } = request;
  const shown = progress.lessons[lesson.id]?.help ?? {};
  if (again !== undefined && shown[again] === undefined)
    throw new Problem("conflict", `"${again}" has not had its turn. Ask without \`stage\` for what is next.`);
  const stage =
    again === undefined ? (nextHelp(request) ?? helpAt("solution", request)) : helpAt(again, request);
  if (!stage) throw notFound("help with this lesson");
  return stage;
}

function hintsIn({ lesson, language }: HelpRequest, task: number) {
  const section = lesson.text[language].sections.find((each) => each.kind === "task" && each.number === task);
  return section?.kind === "task" ? section.hints : undefined;
}

/** A stage as the contract has it. */
function told(stage: HelpStage, request: HelpRequest): Hint["stage"] {
  switch (stage.kind) {
    case "hint":
      return { ...stage, ...richText(hintsIn(request, stage.task)?.[stage.shown - 1]?.blocks ?? []) };
    case "parsons":
      return { kind: stage.kind, lines: [...stage.lines] };
    case "diff":
      return {
        kind: stage.kind,
        hunks: stage.hunks.map((hunk) => ({ ...hunk, lines: [...hunk.lines] })),
      };
    case "solution":
      return stage;
    default:
      return stage satisfies never;
  }
}
