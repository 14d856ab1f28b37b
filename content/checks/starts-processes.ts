import type { Check } from "@mp/content";

/** What an ordinary run shows: the main process starts so many processes, at least. Its own order says so, whatever the scheduler does. */
export function startsProcesses(wanted: number, test: string, task = 1): Check {
  return ({ events, main }) => {
    const started = events.filter(
      ({ type, process }) => type === "process.start" && process.pid === main.pid,
    );
    const count = started.length;
    const failure = count < wanted ? { failure: { message: "no-process", values: { count } } } : {};
    return [{ test, task, ...failure }];
  };
}
