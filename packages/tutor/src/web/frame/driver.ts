/** The thread of a sandbox that runs programs for the page, one after another, and watches what they do. */

import type { BeDriver, FromSandbox, Job, SandboxScripts, StopJob } from "../messages.ts";
import { prepare } from "@mp/runtime/internal/driver";
import { Events } from "./events.ts";
import { exploreJob, replayJob } from "./explore-job.ts";
import { handJob } from "./hand-job.ts";
import { checkLinks } from "./link.ts";
import { readFiles } from "./read.ts";
import { runJob } from "./run-job.ts";
import { Threads } from "./threads.ts";

type Scripts = Pick<SandboxScripts, "program" | "host">;

/** Milliseconds between two signs of life. */
const ALIVE_MS = 500;

const WARM_UP = `import { isMainProcess, Process } from "@mp/runtime";
function work(n: number): void { console.log(n); }
if (isMainProcess) new Process({ target: work, args: [1] }).start();
`;

addEventListener("message", (event: MessageEvent<BeDriver>) => {
  const [port] = event.ports;
  if (event.data?.type === "driver" && port !== undefined) serve(port, event.data.scripts);
});

function serve(port: MessagePort, scripts: Scripts): void {
  const tell = (message: FromSandbox): void => port.postMessage(message);
  const threads = new Threads(scripts.program);
  let stop = new AbortController();
  let alive: ReturnType<typeof setInterval> | undefined;
  port.addEventListener("message", ({ data }: MessageEvent<Job | StopJob>) => {
    if (data.type === "stop") return stop.abort();
    // Whoever hears nothing any more knows that the sandbox is gone.
    alive ??= setInterval(() => tell({ type: "alive" }), ALIVE_MS);
    // One job is done at a time; a program that is scheduled by hand has one after another.
    stop = new AbortController();
    perform(data, { scripts, threads, tell, stopped: stop.signal }).then(
      (result) => tell({ type: "result", result }),
      (error: Error) => tell({ type: "failed", name: error.name, message: error.message }),
    );
  });
  port.start();
  warmUp().then(
    () => tell({ type: "ready" }),
    (error: Error) => tell({ type: "failed", name: error.name, message: error.message }),
  );
}

/** Prepares a small program: what that needs is compiled now, and not when the student waits for theirs. */
async function warmUp(): Promise<void> {
  const main = "file:///warm-up.ts";
  const program = await readFiles({ main, files: { [main]: WARM_UP } });
  checkLinks(program);
  await prepare(program);
}

interface Given {
  readonly scripts: Scripts;
  readonly threads: Threads;
  readonly tell: (message: FromSandbox) => void;
  readonly stopped: AbortSignal;
}

function perform(job: Job, { scripts, threads, tell, stopped }: Given): Promise<unknown> {
  // Run by turns, a program has threads of another kind.
  if (job.type !== "run") threads.end();
  switch (job.type) {
    case "explore":
      return exploreJob(job, scripts.host);
    case "replay":
      return replayJob(job, scripts.host);
    case "run":
      return runJob(job, threads, { events: new Events(tell), stopped });
    case "hand":
      return handJob(job, scripts.host, { tell, stopped });
    default:
      return job satisfies never;
  }
}
