/** A program that a person schedules: it is read once, and its threads are kept for the next question. */

import { breaking } from "../../explore/breaking.ts";
import { endFrom, pointAfter } from "../../explore/by-hand.ts";
import type { Explorable, ExploreProgress } from "../../explore/request.ts";
import { scheduleTree } from "../../explore/tree.ts";
import type { FromSandbox, HandJob, ProgramFiles } from "../messages.ts";
import { controllerFrom } from "./hosts.ts";
import { checkLinks } from "./link.ts";
import { readFiles } from "./read.ts";

/** Milliseconds between tellings of how far a search is. */
const TELL_MS = 100;

interface Given {
  readonly tell: (message: FromSandbox) => void;
  readonly stopped: AbortSignal;
}

let opened: Promise<Explorable> | undefined;

/** Answers what is asked; `host` is the script of the threads. A sandbox has one program. */
export async function handJob(
  { program, request }: HandJob,
  host: BlobPart,
  { tell, stopped }: Given,
): Promise<unknown> {
  opened ??= open(program, host);
  const explorable = await opened;
  switch (request.ask) {
    case "point":
      return pointAfter(explorable, request.decisions);
    case "end":
      return endFrom(explorable, request.decisions);
    case "breaking":
      return breaking(explorable, { signal: stopped, onProgress: nowAndThen(tell) });
    case "tree":
      return scheduleTree(explorable, { ...request, signal: stopped, onProgress: nowAndThen(tell) });
    default:
      return request satisfies never;
  }
}

async function open(files: ProgramFiles, host: BlobPart): Promise<Explorable> {
  const program = await readFiles(files);
  checkLinks(program);
  return { program, controller: await controllerFrom(host) };
}

function nowAndThen(tell: Given["tell"]): (progress: ExploreProgress) => void {
  let last = 0;
  return (progress) => {
    if (performance.now() - last < TELL_MS) return;
    last = performance.now();
    tell({ type: "progress", progress });
  };
}
