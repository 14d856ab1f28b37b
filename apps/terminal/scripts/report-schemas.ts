/** The shapes of what `--json` writes, as schemas: `docs/schemas/` has them as JSON Schemas, and tests hold what is written against them. */

import type { HelpStage, Results, RunEvent } from "@mp/tutor";
import { z } from "zod";
import type {
  CompletionReport,
  Diagnosis,
  HelpReport,
  ImportReport,
  ListedLesson,
  ResetReport,
  ShowReport,
  SyncReport,
} from "../src/cli/json/reports.ts";

const count = z.int().min(0);
const path = z.string().describe("Path of a file.");

const listedFields = {
  id: z.string().describe("What the lesson is named by on the command line."),
  number: z.string().describe("Its place, such as 1.3, by which it can be named, too."),
  module: z.string(),
  kind: z.enum(["lesson", "exercise"]),
  title: z.string(),
  minutes: count,
  status: z.enum(["new", "started", "done"]),
};

const list: z.ZodType<readonly ListedLesson[]> = z
  .array(z.strictObject(listedFields))
  .describe("What `mp list --json` writes: the lessons, in order.");

const section = z.strictObject({
  kind: z.enum(["prose", "question", "task"]),
  heading: z.string(),
  text: z.string().describe("Laid out as lines, without colours."),
  question: z
    .strictObject({ id: z.string(), answers: z.array(z.string()).describe("Which is right is not told.") })
    .nullable(),
  task: z.strictObject({ number: count, hints: count.describe("How many there are.") }).nullable(),
});

const show: z.ZodType<ShowReport> = z
  .strictObject({
    ...listedFields,
    objective: z.string(),
    intro: z.string(),
    sections: z.array(section),
    programs: z.record(z.string(), z.string()).describe("Name of the file → its text, as given."),
    own: path.nullable().describe("The student's copy, if there is one."),
  })
  .describe("What `mp show --json` writes: a lesson.");

const process = z.strictObject({ pid: z.int().min(1), name: z.string() });
const time = z.number().min(0).describe("Milliseconds since the program was ready.");
const happened = { time, process, line: count.optional().describe("Line of the program.") };
const target = process.describe("The process that is started or waited for.");

const refusal = z.strictObject({
  kind: z.literal("no-python"),
  tried: z.array(z.string()).describe("Commands."),
  found: z.string().optional().describe("What there is instead, such as CPython 2.7.18."),
});

const run: z.ZodType<RunEvent> = z
  .discriminatedUnion("type", [
    z.strictObject({
      type: z.literal("output"),
      ...happened,
      stream: z.enum(["stdout", "stderr"]),
      text: z.string(),
    }),
    z.strictObject({ type: z.enum(["process.begin", "process.end"]), ...happened }),
    z.strictObject({ type: z.enum(["process.start", "join.begin"]), ...happened, target }),
    z.strictObject({
      type: z.literal("join.end"),
      ...happened,
      target,
      exitCode: z.int().nullable().describe("null if the wait gave up first."),
    }),
    z.strictObject({
      type: z.literal("limit"),
      time,
      name: z.enum(["time", "output", "processes", "memory"]),
      value: z.number().describe("Milliseconds, bytes, processes or bytes."),
    }),
    z.strictObject({ type: z.literal("stopped"), time }),
    z.strictObject({ type: z.literal("refused"), time, refusal }).describe("It was not run."),
    z.strictObject({ type: z.literal("exit"), time, exitCode: z.int().nullable() }),
  ])
  .describe("What `mp run --json` writes: one such object a line.") as unknown as z.ZodType<RunEvent>;

const test = z.strictObject({
  name: z.string().describe("The property, in words."),
  status: z.enum(["pass", "fail"]),
  message: z.string().nullable(),
  task_id: count,
  id: z.string(),
  message_id: z.string().nullable(),
  lines: z.array(count).describe("Lines of the program that are concerned."),
  schedule: z.string().nullable().describe("What `mp replay` takes to see it fail."),
});

const results: z.ZodType<Results> = z
  .strictObject({
    version: z.literal(3),
    status: z.enum(["pass", "fail", "error"]),
    message: z.string().nullable().describe("Why the program could not be checked."),
    tests: z.array(test),
  })
  .describe("What `mp check --json` writes: Exercism's results.json, version 3, with a few fields more.");

const hunk = z.strictObject({
  ownLine: count,
  solutionLine: count,
  lines: z.array(z.strictObject({ kind: z.enum(["both", "own", "solution"]), text: z.string() })),
});

const stage: z.ZodType<HelpStage> = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("hint"), task: count, shown: count, of: count }),
  z.strictObject({ kind: z.literal("parsons"), lines: z.array(z.string()).describe("In disorder.") }),
  z.strictObject({ kind: z.literal("diff"), hunks: z.array(hunk) }),
  z.strictObject({ kind: z.literal("solution"), source: z.string() }),
]);

const reset: z.ZodType<ResetReport> = z
  .strictObject({
    file: path,
    kept: path.nullable().describe("Where the student's version was put, if there was one."),
  })
  .describe("What `mp reset --json` writes.");

const imported: z.ZodType<ImportReport> = z
  .strictObject({
    lessons: z.array(z.string()).describe("Those of which something new is known."),
    programs: z.array(z.string()).describe("Those that are here now, as `lesson/file`."),
    kept: z.array(path).describe("Where other versions of programs that were here have been put."),
  })
  .describe("What `mp import --json` writes.");

const synced: z.ZodType<SyncReport> = z
  .strictObject({
    api: z.string().describe("Its address."),
    learner: z.string().describe("Whose progress it is, by their id."),
    received: z.array(z.string()).describe("Lessons of which something new is known here."),
    sent: z.array(z.string()).describe("Lessons of which something new is known there."),
    keys: path.describe("Where the learner's token is kept."),
  })
  .describe("What `mp sync --json` writes.");

const diagnosis: z.ZodType<Diagnosis> = z.strictObject({
  id: z.string(),
  name: z.string(),
  status: z.enum(["ok", "warn", "fail"]),
  seen: z.string(),
  mend: z.string().nullable(),
});

const completion: z.ZodType<CompletionReport> = z
  .strictObject({ shell: z.string(), script: z.string() })
  .describe("What `mp completion --json` writes.");

const takes = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("words"), words: z.array(z.string()) }),
  z.strictObject({ kind: z.literal("number"), least: count }),
  z.strictObject({ kind: z.enum(["file", "text"]) }),
]);

const help: z.ZodType<HelpReport> = z
  .array(
    z.strictObject({
      command: z.string(),
      summary: z.string(),
      operands: z.array(z.strictObject({ name: z.string(), optional: z.boolean() })),
      options: z.array(z.strictObject({ option: z.string(), takes: takes.nullable() })),
      schema: z.string().describe("In docs/schemas/."),
      exit: z.record(z.string(), z.string()).describe("Exit code → what it means."),
    }),
  )
  .describe("What `mp help --json` writes: the commands.");

/** By the names of the files in `docs/schemas/`. */
export const SCHEMAS = {
  "mp-list": list,
  "mp-show": show,
  "mp-run": run,
  results,
  "mp-hint": stage.nullable().describe("What `mp hint --json` writes; null if all help has been seen."),
  "mp-solution": z
    .array(stage)
    .describe("What `mp solution --json` writes: the difference, if there is one, and the solution."),
  "mp-reset": reset,
  "mp-import": imported,
  "mp-sync": synced,
  "mp-doctor": z.array(diagnosis).describe("What `mp doctor --json` writes."),
  "mp-completion": completion,
  "mp-help": help,
} satisfies Readonly<Record<string, z.ZodType>>;
