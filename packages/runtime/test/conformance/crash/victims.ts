/** What the victims of the crash matrix are doing when they die. */
import {
  type Barrier,
  type Connection,
  currentProcess,
  type Lock,
  type Queue,
  registerFunctions,
  type RemoteProxy,
} from "@mp/runtime";
import { die, isStruck, type Scene } from "./deaths.ts";

/** Waiting for something when death comes: as a promise, or blocked. */
interface Waiting {
  readonly awaiting: () => Promise<unknown>;
  readonly blocking: () => unknown;
}

/** Says that this process is in its place, waits for `waiting` there if there is one, and dies. */
async function dieThere(scene: Scene, waiting?: Waiting): Promise<unknown> {
  scene.pid.value = currentProcess().pid;
  // Killed while it awaits; by its own hand it can't die otherwise. One that comes to its end waits for nothing then.
  const awaits = scene.death !== "terminate" && scene.death !== "result that cannot be encoded";
  if (awaits) void waiting?.awaiting();
  scene.ready.set();
  // Terminated while it is blocked.
  if (scene.death === "terminate") (waiting?.blocking ?? (() => scene.go.waitSync()))();
  await scene.go.wait();
  if (isStruck(scene.death)) throw new Error("the victim went on, though nobody told it to");
  return die(scene);
}

export function works(scene: Scene): Promise<unknown> {
  return dieThere(scene);
}

/** A task of a pool: works on a number, or dies on a scene. */
export function worksOn(item: Scene | number): unknown {
  return typeof item === "number" ? item * item : dieThere(item);
}

/** A task as any other. */
export function squares(item: unknown): unknown {
  return worksOn(item as number);
}

export async function reads(scene: Scene, queue: Queue<string>): Promise<unknown> {
  return dieThere(scene, { awaiting: () => queue.get(), blocking: () => queue.getSync() });
}

/** Puts an item into a queue of one slot, and dies while it puts another. */
export async function writes(scene: Scene, queue: Queue<string>): Promise<unknown> {
  await queue.put("put before the death");
  return dieThere(scene, {
    awaiting: () => queue.put("never put"),
    blocking: () => queue.putSync("never put"),
  });
}

export async function converses(scene: Scene, connection: Connection<string>): Promise<unknown> {
  await connection.send("last words");
  return dieThere(scene, { awaiting: () => connection.recv(), blocking: () => connection.recvSync() });
}

export async function holds(scene: Scene, lock: Lock): Promise<unknown> {
  await lock.acquire();
  return dieThere(scene);
}

export async function comesToBarrier(scene: Scene, barrier: Barrier): Promise<unknown> {
  return dieThere(scene, { awaiting: () => barrier.wait(), blocking: () => barrier.waitSync() });
}

/** An object that a manager keeps. */
export class Desk {
  private asked = 0;

  /** A question that is answered. */
  ask(): number {
    return ++this.asked;
  }

  /** A question that never is. */
  never(): Promise<void> {
    return new Promise(() => {});
  }
}

/** Waits for an answer of a manager. */
export async function asks(scene: Scene, desk: RemoteProxy<Desk>): Promise<unknown> {
  await desk.ask();
  return dieThere(scene, { awaiting: () => desk.never(), blocking: () => desk.neverSync() });
}

/** Takes the place of a victim that never came. */
export function passes(barrier: Barrier): void {
  barrier.waitSync();
}

export function returns(): void {}

/** Meets the pool's other workers, and tells who this one is. */
export function meets(barrier: Barrier): number {
  barrier.waitSync({ timeout: 10_000 });
  return currentProcess().pid;
}

// Where the engine can't tell the module of a function that was imported: in browsers, and on Bun.
registerFunctions(import.meta.url, {
  works,
  worksOn,
  squares,
  reads,
  writes,
  converses,
  holds,
  comesToBarrier,
  Desk,
  asks,
  passes,
  returns,
  meets,
});
