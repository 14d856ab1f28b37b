/** What the tests' page offers them: running and exploring programs in a sandbox. */
import type { TraceEvent } from "@mp/runtime/trace";
import { record, type RunEvent, type RunOptions } from "../../src/index.ts";
import {
  type ExploreJob,
  type ProgramFiles,
  runInSandbox,
  Sandbox,
  type SandboxSource,
} from "../../src/web/index.ts";

const text = async (name: string): Promise<string> => (await fetch(`/sandbox/${name}`)).text();

const source: Promise<SandboxSource> = (async () => ({
  frame: "/sandbox/frame.html",
  scripts: {
    driver: await text("driver.js"),
    program: await text("program.js"),
    host: await text("host.js"),
  },
}))();

let aborts = new AbortController();

const offered = {
  /** What has been recorded of the program that runs. */
  last: [] as readonly TraceEvent[],
  async run(program: ProgramFiles, options: RunOptions) {
    aborts = new AbortController();
    const events: RunEvent[] = [];
    const began = performance.now();
    const watched = runInSandbox(await source, program, { ...options, signal: aborts.signal });
    offered.last = [];
    const recorded = await record(watched, (event) => {
      events.push(event);
      if (event.type === "trace") offered.last = event.trace?.events ?? [];
    });
    return { recorded, events, milliseconds: performance.now() - began };
  },
  stop() {
    aborts.abort();
  },
  async explore(job: Omit<ExploreJob, "type">) {
    using sandbox = await Sandbox.open(await source);
    return await sandbox.perform({ type: "explore", ...job });
  },
};

export type Offered = typeof offered;
Object.assign(globalThis, { offered });
