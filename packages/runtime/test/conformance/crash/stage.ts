/** The parent's side of a cell of the crash matrix: puts a victim in its place, strikes, and measures how soon all is settled. */
import { activeChildren, EncodeError, Event, Process, RawValue, ShareableList } from "@mp/runtime";
import { type Death, isStruck, type Scene } from "./deaths.ts";
import { FAILED_AT, neverLoaded } from "./fails-to-load.ts";

/** Most milliseconds that anything may take to settle after a process has died. */
export const SOON = 1000;
/** Most milliseconds that a process may take to come up, or to do what it does before it dies, on a busy machine. */
export const LONG = { timeout: 20_000 } as const;

/**
 * Most milliseconds that the engine may take from the last sign of life of a thread that is out of memory until it gives the thread up:
 * it collects garbage several times before, and nobody sees when it is done.
 */
const LAST_COLLECTIONS = 4000;

/** How those who live on wait: with their event loop open, or blocked. */
export type Face = "awaiting" | "blocking";

/** How the victim ended: its exit code, or the error with which it could not be started. */
export type End = number | "EncodeError";

/** An object with an operation of two faces. */
// oxlint-disable-next-line typescript/no-explicit-any -- operations of any type; `call` has that of the one it calls
type TwoFaced<K extends string> = Record<K | `${K}Sync`, (...args: any[]) => any>;

/** What a victim may be asked to do. */
// oxlint-disable-next-line typescript/no-explicit-any -- parameters of any type; the arguments are checked against them
type Part<A extends readonly any[]> = (scene: Scene, ...args: A) => unknown;

/** A scene with a victim, from its parent's side. */
export class Stage implements Disposable {
  readonly death: Death;
  readonly face: Face;
  readonly scene: Scene;
  /** Where the module notes when it failed to load; it fails if this is there. */
  private readonly failedAt: ShareableList<number> | undefined;
  private victim: Process | undefined;

  constructor(death: Death, face: Face) {
    this.death = death;
    this.face = face;
    if (death === "module that fails to load")
      this.failedAt = new ShareableList<number>([0], { name: FAILED_AT });
    const [ready, go] = [new Event(), new Event()];
    this.scene = { death, ready, go, pid: new RawValue("i", 0), diedAt: new RawValue("d", 0) };
  }

  /** Whether the victim comes to its place at all. */
  get comes(): boolean {
    return this.death !== "module that fails to load" && this.death !== "argument that cannot be encoded";
  }

  /** How the victim has ended. */
  get end(): End {
    return this.victim === undefined ? "EncodeError" : (this.victim.exitCode as number);
  }

  /** Starts the victim, and waits until it is in its place, if it will ever be. */
  // oxlint-disable-next-line typescript/no-explicit-any -- see Part
  async enter<A extends readonly any[]>(part: Part<A>, ...args: A): Promise<void> {
    const { death, scene } = this;
    const target = death === "module that fails to load" ? (neverLoaded as Part<A>) : part;
    if (death === "argument that cannot be encoded")
      return refused(target, [scene, ...args, Symbol("argument")]);
    const resourceLimits = death === "out of memory" ? { maxOldGenerationSizeMb: 16 } : undefined;
    this.victim = new Process({
      target,
      args: [scene, ...args] as const,
      resourceLimits,
    }) as unknown as Process;
    this.victim.start();
    await this.isReady();
  }

  /** Waits until the victim is where it shall be struck, if it will ever be. */
  async isReady(): Promise<void> {
    if (!this.comes) return;
    if (!(await this.scene.ready.wait(LONG))) throw new Error("the victim did not come to its place");
  }

  /**
   * Lets the victim die while a survivor does something, which it begins before the death, or blocked right after it; gives what
   * it got, or the name of the error. All must be settled soon.
   */
  async whileDying<T>(act: () => T | PromiseLike<T>): Promise<T | string> {
    if (this.face === "blocking") this.strike();
    const acting = (async () => act())();
    if (this.face === "awaiting") this.strike();
    const seen = await acting.catch((error: Error) => error.name);
    const settledAt = Date.now();
    await this.victim?.join(LONG);
    this.mustBeSoon(settledAt);
    return seen;
  }

  /** Calls an operation in this stage's face; a blocking one blocks before this returns. */
  async call<K extends string, O extends TwoFaced<K>>(
    object: O,
    operation: K,
    ...args: Parameters<O[`${K}Sync`]>
  ): Promise<Awaited<ReturnType<O[K]>>> {
    return this.face === "awaiting" ? object[operation](...args) : object[`${operation}Sync`](...args);
  }

  /** Waits for the end of the victim. */
  async joined(): Promise<void> {
    if (this.victim !== undefined) await this.call(this.victim, "join", LONG);
  }

  [Symbol.dispose](): void {
    const { ready, go, pid, diedAt } = this.scene;
    for (const shared of [ready, go, pid, diedAt]) shared[Symbol.dispose]();
    this.failedAt?.shm.close();
    this.failedAt?.shm.unlink();
  }

  private strike(): void {
    const { death, go, pid, diedAt } = this.scene;
    if (death === "argument that cannot be encoded") diedAt.value = Date.now();
    if (!isStruck(death)) return go.set();
    const victim = this.victim ?? activeChildren().find((child) => child.pid === pid.value);
    diedAt.value = Date.now();
    victim?.[death]();
  }

  /** Both the survivor and the end of the victim: what is seen of a death is seen within a second of it. */
  private mustBeSoon(settledAt: number): void {
    const diedAt = this.failedAt?.at(0) ?? this.scene.diedAt.value;
    if (diedAt === 0) throw new Error("nobody noted when the victim died");
    const took = Math.max(settledAt, this.victim === undefined ? 0 : Date.now()) - diedAt;
    const limit = this.death === "out of memory" ? SOON + LAST_COLLECTIONS : SOON;
    if (took > limit) throw new Error(`it took ${took} ms after the death, more than ${limit}`);
  }
}

/** Checks that a process can't be started with such arguments. */
function refused(target: (...args: never[]) => unknown, args: unknown[]): void {
  try {
    new Process({ target: target as (...args: unknown[]) => unknown, args }).start();
  } catch (error) {
    if (error instanceof EncodeError) return;
    throw error;
  }
  throw new Error("a process was started with an argument that can't be encoded");
}
