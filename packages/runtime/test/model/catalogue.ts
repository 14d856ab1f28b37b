/** All scenes: which file has which. */
import { type Edit, type Exploration, explore, type Limits, loadProgram, type Program } from "@mp/model";
import { fileURLToPath } from "node:url";
import { scenes as barrier } from "./scenes/barrier.ts";
import { scenes as condition } from "./scenes/condition.ts";
import { scenes as event } from "./scenes/event.ts";
import { scenes as memory } from "./scenes/memory.ts";
import { scenes as mutex } from "./scenes/mutex.ts";
import { scenes as parcel } from "./scenes/parcel.ts";
import { scenes as promise } from "./scenes/promise.ts";
import { scenes as queue } from "./scenes/queue.ts";
import { scenes as ring } from "./scenes/ring.ts";
import { scenes as semaphore } from "./scenes/semaphore.ts";
import { scenes as watch } from "./scenes/watch.ts";
import { SMALL } from "./small.ts";

const FILES = { mutex, watch, semaphore, event, condition, barrier, ring, queue, memory, parcel, promise };

/** A file of scenes. */
export type Topic = keyof typeof FILES;

export const TOPICS: readonly Topic[] = Object.keys(FILES) as Topic[];

/** A scene, by where it stands and what it is called. */
export interface Entry {
  readonly topic: Topic;
  readonly name: string;
  readonly processes: number;
  readonly deaths: number;
}

export const CATALOGUE: readonly Entry[] = TOPICS.flatMap((topic) =>
  Object.entries(FILES[topic]).map(([name, { processes, deaths = 0 }]) => ({
    topic,
    name,
    processes: processes.length,
    deaths,
  })),
);

const programs = new Map<string, Promise<Program>>();

/** The scenes of a file with the source of the runtime, rewritten; with `faults` planted in it. */
export function load(topic: Topic, faults: readonly Edit[] = []): Promise<Program> {
  const key = JSON.stringify([topic, faults]);
  const program =
    programs.get(key) ??
    loadProgram(fileURLToPath(new URL(`scenes/${topic}.ts`, import.meta.url)), [...SMALL, ...faults]);
  programs.set(key, program);
  return program;
}

/** Whose steps are few. */
const SMALL_TOPICS: ReadonlySet<Topic> = new Set(["mutex", "watch", "semaphore", "event", "promise"]);

/**
 * How often a process is stopped at most in one run of the tests, though it could go on; a death comes on top of that, at any step,
 * and who sleeps or ends lets others go on for nothing.
 */
function boundOf({ topic, deaths, processes }: Entry): number {
  const most = SMALL_TOPICS.has(topic) || processes === 2 ? 2 : 1;
  return deaths > 0 ? most - 1 : most;
}

/** Explores one scene: as far as the tests go, or as far as is said. */
export async function run(entry: Entry, limits: Limits = {}): Promise<Exploration> {
  return explore(await load(entry.topic), entry.name, { preemptions: boundOf(entry), ...limits });
}

export const told = ({ violation }: Exploration): string =>
  violation === undefined ? "" : [violation.why, ...violation.steps].join("\n");
