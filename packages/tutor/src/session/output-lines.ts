import type { ProcessRef } from "@mp/content";
import type { RunEvent } from "../run/events.ts";

/** One line that a process wrote. */
export interface OutputLine {
  readonly time: number;
  readonly process: ProcessRef;
  readonly stream: "stdout" | "stderr";
  readonly text: string;
}

/** Puts the pieces that processes write together into lines, each process and stream by itself. */
export class OutputLines {
  readonly #open = new Map<string, OutputLine>();

  /** The lines that this event completes. */
  add(event: RunEvent): readonly OutputLine[] {
    if (event.type === "exit") return this.#rest();
    if (event.type !== "output") return [];
    const { time, process, stream, text } = event;
    const key = `${process.pid} ${stream}`;
    const begun = this.#open.get(key);
    const lines = ((begun?.text ?? "") + text).split("\n");
    const last = lines.pop() ?? "";
    if (last === "") this.#open.delete(key);
    else this.#open.set(key, { time, process, stream, text: last });
    return lines.map((line) => ({ time, process, stream, text: line }));
  }

  #rest(): readonly OutputLine[] {
    const rest = [...this.#open.values()];
    this.#open.clear();
    return rest;
  }
}
