/**
 * The process in which students' programs are run by turns: of its own, so that whatever a program does, the tutor lives. It is asked by
 * lines of JSON on its standard input, one thing after another, and answers each by a line to the report descriptor.
 */
import { writeSync } from "node:fs";
import { createInterface } from "node:readline";
import { type ControlledProgram, createController, random, readProgram } from "@mp/runtime/control";
import { allSchedules } from "../explore/all-schedules.ts";
import { traced } from "../explore/traced.ts";
import type { RunEvent } from "../run/events.ts";
import { eventsOf, type Replayed } from "../run/replayed.ts";
import type { Answer, Question, SampleQuestion } from "./explorer-messages.ts";
import { REPORT_FD } from "./reports.ts";

const controller = await createController();
const known = new Map<string, ControlledProgram>();

for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line) as Question;
  tell(await answerTo(question), question.nonce);
}
await controller.close();

async function answerTo(question: Question): Promise<Answer> {
  try {
    const program = await read(question);
    if (question.type === "replay") return { replayed: await replay(program, question.schedule) };
    if (question.type === "sample") return { sampled: await sample(program, question) };
    return { explored: await allSchedules({ controller, program }, question) };
  } catch (error) {
    const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
    // The runtime's own: the text is no schedule, or of another program.
    return { error: { isOfSchedule: code === "MP_VALUE", message: String(message ?? error) } };
  }
}

/** Read anew each time, as the student may have changed it; what is prepared is kept for one that has not changed. */
async function read({ url, libraries }: Question): Promise<ControlledProgram> {
  const now = { ...(await readProgram(url)), libraries };
  const before = known.get(url);
  if (before && JSON.stringify(before) === JSON.stringify(now)) return before;
  known.set(url, now);
  return now;
}

async function replay(program: ControlledProgram, schedule: string): Promise<Replayed> {
  const { execution, trace } = await traced({ controller, program }, schedule);
  return { outcome: execution.outcome, output: execution.output, trace };
}

/** Runs that differ in what a check can see: when something happened is not that. */
async function sample(
  program: ControlledProgram,
  { seeds, maxSteps, url }: SampleQuestion,
): Promise<readonly (readonly RunEvent[])[]> {
  const runs = new Map<string, readonly RunEvent[]>();
  await controller.explore(program, {
    strategy: random(),
    limit: seeds,
    maxSteps,
    sites: true,
    onExecution: ({ outcome, output, trace }) => {
      if (!trace) return;
      const told = [...eventsOf({ outcome, output, trace }, url)];
      const events = told.flatMap((event) => (event.type === "trace" ? [] : [{ ...event, time: 0 }]));
      runs.set(JSON.stringify(events), events);
    },
  });
  return [...runs.values()];
}

function tell(answer: Answer, nonce = ""): void {
  // On a line of its own, whatever a program has written before.
  const bytes = Buffer.from(`${nonce && "\n"}${nonce}${JSON.stringify(answer)}\n`);
  for (let sent = 0; sent < bytes.length;) sent += writeSync(REPORT_FD, bytes, sent);
}
