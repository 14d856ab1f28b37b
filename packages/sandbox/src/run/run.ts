/** One job in a box, from its first process to the last file. */
import { randomUUID } from "node:crypto";
import { EventStream } from "@mp/tutor/boxed";
import type { WholeParts } from "../parts.ts";
import type { SandboxEvent, SandboxJob, SandboxLimits } from "../port.ts";
import { commandFor } from "./commands.ts";
import { AnswerReader, toldBy } from "./explored.ts";
import { type Boxed, launch } from "./launch.ts";
import { Ordinary } from "./ordinary.ts";
import { Supervisor } from "./supervisor.ts";

/** Threads of Node's own, of bubblewrap and of the runtime; and how many a process of a program takes. */
const TASKS_BESIDE = 32;
const TASKS_PER_PROCESS = 2;

/** Runs a job. @throws {Error} if the box could not be made. */
export async function* runInBox(
  { bwrap, filter, groups, guests }: WholeParts,
  job: SandboxJob,
  signal: AbortSignal,
): AsyncGenerator<SandboxEvent, void, void> {
  const nonce = randomUUID();
  const command = commandFor(job, guests, nonce);
  const events = new EventStream<SandboxEvent>();
  const group = groups.make(groupLimits(job.limits));
  try {
    const boxed = launch({ bwrap: bwrap.path, filter, group, ...command });
    using supervisor = new Supervisor({ end: () => void boxed.end(), group, limits: job.limits, signal });
    try {
      if (job.explore || job.schedule !== undefined) yield* byTurns(job, { boxed, supervisor, nonce });
      else {
        new Ordinary(job, nonce, { events, supervisor }).follow(boxed);
        const last = finish(boxed, supervisor);
        last.then(
          () => events.end(),
          (error: unknown) => events.fail(error as Error),
        );
        yield* events;
        yield* await last;
      }
    } finally {
      await boxed.end();
    }
  } finally {
    await group.remove();
  }
}

async function* byTurns(
  job: SandboxJob,
  {
    boxed,
    supervisor,
    nonce,
  }: { readonly boxed: Boxed; readonly supervisor: Supervisor; readonly nonce: string },
): AsyncGenerator<SandboxEvent> {
  const reader = new AnswerReader(boxed, nonce, supervisor);
  boxed.stdout.resume();
  const last = await finish(boxed, supervisor);
  const told = supervisor.cause ? [] : [...toldBy(reader.answer, job)];
  // A schedule that is run again tells its own end.
  const end = told.find(({ type }) => type === "exit");
  yield* told.filter((event) => event !== end);
  yield* end ? [end] : last;
}

/** Waits for the end of a program; gives the last events of it. */
async function finish({ closed, stderr }: Boxed, supervisor: Supervisor): Promise<readonly SandboxEvent[]> {
  let said = "";
  stderr.on("data", (text: string) => (said = (said + text).slice(-1000)));
  const { exitCode, hasRun } = await closed;
  supervisor.look();
  const { cause, time } = supervisor;
  if (!hasRun && !cause) throw new Error(`The box could not be made: ${said.trim()}`);
  return [...(cause ? [cause] : []), { type: "exit", time, exitCode: cause ? null : exitCode }];
}

function groupLimits({ memoryBytes, processes }: SandboxLimits) {
  return { memoryBytes, tasks: TASKS_BESIDE + TASKS_PER_PROCESS * processes };
}
