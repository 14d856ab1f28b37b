/** The rows of the crash matrix: the ways in which a process comes to its end, and how it is brought there. */
import { type Event, exit, type RawValue } from "@mp/runtime";

export const DEATHS = [
  "exit 0",
  "exit 1",
  "uncaught error",
  "error in a timer",
  "unhandled rejection",
  "out of memory",
  "terminate",
  "kill",
  "module that fails to load",
  "argument that cannot be encoded",
  "result that cannot be encoded",
] as const;
/** How a process comes to its end. */
export type Death = (typeof DEATHS)[number];

/** What a victim and those who look on share. */
export interface Scene {
  readonly death: Death;
  /** Set when the victim is where it shall be struck. */
  readonly ready: Event;
  /** Set when it shall die, if it dies by its own hand. */
  readonly go: Event;
  readonly pid: RawValue<"i">;
  /** When it died, by `Date.now()`. */
  readonly diedAt: RawValue<"d">;
}

/** Whether the victim is ended by its parent. */
export function isStruck(death: Death): death is "terminate" | "kill" {
  return death === "terminate" || death === "kill";
}

/** Ends this process as the scene has it; for a result that can't be encoded, gives that result. */
export function die({ death, diedAt }: Scene): unknown {
  diedAt.value = Date.now();
  switch (death) {
    case "exit 0":
      return exit(0);
    case "exit 1":
      return exit(1);
    case "uncaught error":
      throw new RangeError("thrown by the victim");
    case "error in a timer":
      return throwsLater();
    case "unhandled rejection":
      return leavesARejection();
    case "out of memory":
      return eatsMemory(diedAt);
    case "result that cannot be encoded":
      return { deep: [Symbol("cannot be encoded")] };
    default:
      throw new Error(`No process can bring about its ${death} itself`);
  }
}

function throwsLater(): Promise<never> {
  setTimeout(() => {
    throw new RangeError("thrown in a timer");
  }, 1);
  return new Promise(() => {});
}

function leavesARejection(): Promise<never> {
  void Promise.reject(new RangeError("nobody handles this"));
  return new Promise(() => setInterval(() => {}, 1000));
}

/** Says again and again that it dies now: the last time is right. */
function eatsMemory(diedAt: RawValue<"d">): never {
  const eaten: unknown[] = [];
  for (;;) {
    eaten.push(Array.from({ length: 10_000 }, () => ({ eaten })));
    diedAt.value = Date.now();
  }
}
