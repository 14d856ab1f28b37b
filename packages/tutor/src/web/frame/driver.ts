/** The thread of a sandbox that runs programs for the page, one after another, and watches what they do. */

import type { BeDriver, FromSandbox, Job, SandboxScripts, StopJob } from "../messages.ts";
import { handJob } from "./hand-job.ts";
import { exploreJob, replayJob } from "./explore-job.ts";
import { runJob } from "./run-job.ts";
import { Events } from "./events.ts";

type Scripts = Pick<SandboxScripts, "program" | "host">;

addEventListener("message", (event: MessageEvent<BeDriver>) => {
  const [port] = event.ports;
  if (event.data?.type === "driver" && port !== undefined) serve(port, event.data.scripts);
});

function serve(port: MessagePort, scripts: Scripts): void {
  const tell = (message: FromSandbox): void => port.postMessage(message);
  let stop = new AbortController();
  port.addEventListener("message", ({ data }: MessageEvent<Job | StopJob>) => {
    if (data.type === "stop") return stop.abort();
    // One job is done at a time; a program that is scheduled by hand has one after another.
    stop = new AbortController();
    perform(data, { scripts, tell, stopped: stop.signal }).then(
      (result) => tell({ type: "result", result }),
      (error: Error) => tell({ type: "failed", name: error.name, message: error.message }),
    );
  });
  port.start();
  tell({ type: "ready" });
}

interface Given {
  readonly scripts: Scripts;
  readonly tell: (message: FromSandbox) => void;
  readonly stopped: AbortSignal;
}

function perform(job: Job, { scripts, tell, stopped }: Given): Promise<unknown> {
  switch (job.type) {
    case "explore":
      return exploreJob(job, scripts.host);
    case "replay":
      return replayJob(job, scripts.host);
    case "run":
      return runJob(job, scripts, { events: new Events(tell), stopped });
    case "hand":
      return handJob(job, scripts.host, { tell, stopped });
    default:
      return job satisfies never;
  }
}
