import { UNSENDABLE } from "../codec/refusal.ts";
import type { Watchable, Watched } from "../kernel/watch.ts";

/**
 * The end of a process, as something to wait for (Python's `Process.sentinel`): ready once the process has ended. It is had from
 * `p.sentinel`, and given to {@link wait}.
 *
 * @example
 * ```ts
 * import { isMainProcess, Process, wait } from "@mp/runtime";
 *
 * function work() {}
 *
 * if (isMainProcess) {
 *   const p = new Process({ target: work });
 *   p.start();
 *   const ready = await wait([p.sentinel]);
 *   console.log(ready[0] === p.sentinel, p.exitCode);
 * }
 * // => true 0
 * ```
 */
export class Sentinel implements Watchable {
  static {
    Object.defineProperty(Sentinel.prototype, UNSENDABLE, {
      value:
        "a sentinel belongs to the parent of its process; wait there, and tell the others through an Event",
    });
  }

  private readonly watch: () => Watched;

  /** @internal */
  constructor(watch: () => Watched) {
    this.watch = watch;
  }

  /** @internal */
  watched(): Watched {
    return this.watch();
  }
}
