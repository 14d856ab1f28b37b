import type { Replay, Watcher } from "../replay/replay.ts";
import type { Stuck } from "../replay/stuck.ts";
import type { Finding } from "./finding.ts";

/** Looks for faults of one family. */
export interface Detector extends Watcher {
  /**
   * What it has found, when the trace is over.
   *
   * @param stuck who waits for ever then.
   */
  finish(replay: Replay, stuck: Stuck): Finding[];
}
