/** What the program under test finds in place of the globals that reach other threads, time or the collector. */

import { ModelPromise } from "./fibre.ts";
import type { Process } from "./process.ts";
import type { Run } from "./run.ts";
import { SharedBuffer, SharedBytes, SharedWords } from "./views.ts";

export function environmentOf(process: Process): Readonly<Record<string, unknown>> {
  return {
    Atomics: {
      pause: () => {},
      waitAsync: (words: SharedWords, index: number, seen: number) => waitAsync(process, words, index, seen),
    },
    SharedArrayBuffer: function (byteLength: number) {
      return new SharedBuffer(process.world, byteLength);
    },
    Int32Array: viewing(
      Int32Array,
      (buffer, start, length) => new SharedWords(process, buffer, start, length),
      4,
    ),
    Uint8Array: viewing(
      Uint8Array,
      (buffer, start, length) => new SharedBytes(process, buffer, start, length),
      1,
    ),
    FinalizationRegistry: NeverCollected,
    Promise: {
      resolve: (value: unknown) => ModelPromise.of(process.loop, value),
    },
    setTimeout: (fire: () => unknown) => process.loop.setTimer(fire),
    clearTimeout: (timer: number) => process.loop.clearTimer(timer),
    Model: {
      note: (value: unknown) => process.note(value),
      atOnce: (body: () => unknown) => process.finish(body()),
      untilChanged: (words: SharedWords, index: number, seen: number) =>
        untilChanged(process, words, index, seen),
    },
  };
}

/** Nothing is collected in a model. */
class NeverCollected {
  register(): void {}
  unregister(): void {}
}

type View = (buffer: SharedBuffer, start: number, length: number) => object;

/** The type of a typed array that gives another view where the buffer is shared. */
function viewing(type: typeof Int32Array | typeof Uint8Array, view: View, size: number): object {
  return new Proxy(type, {
    construct(target, args: unknown[]) {
      const [source, start = 0, length] = args;
      if (!(source instanceof SharedBuffer)) return Reflect.construct(target, args) as object;
      return view(
        source,
        start as number,
        (length as number | undefined) ?? (source.byteLength - (start as number)) / size,
      );
    },
  });
}

function* waitAsync(process: Process, words: SharedWords, index: number, seen: number): Run<unknown> {
  return process.waitAsync("waitAsync", words, index, seen) ? yield process : process.value;
}

function* untilChanged(process: Process, words: SharedWords, index: number, seen: number): Run<void> {
  while (
    process.untilChanged("untilChanged", words, index, seen)
      ? (yield process) === seen
      : process.value === seen
  );
}
