/**
 * `Atomics.waitAsync`, and what stands in for it in the engines that lack it: Firefox before 145.
 *
 * There, a timer looks whether the word has changed. It is no entry in the engine's list of waiters, so it takes no wake-up
 * from anybody. It misses a change that is undone between two looks, which is a race lost to whoever undid it: every
 * word that is waited on is one whose waiters look again and wait on, and whose last change stays until they have looked.
 */

type AsyncResult =
  | { readonly async: false; readonly value: string }
  | { readonly async: true; readonly value: Promise<string> };

type NativeWait = (words: Int32Array, index: number, seen: number) => AsyncResult;

/** Waits without blocking, as long as the word is `seen`. May stop when `isWanted` says that nobody waits any more. */
export type WaitAsync = (
  words: Int32Array,
  index: number,
  seen: number,
  isWanted: () => boolean,
) => AsyncResult;

/** Milliseconds between two looks: at first, and when nothing has changed for long. */
const SOONEST = 1;
const LATEST = 16;

/** Looks at the word again and again, until it has changed. */
export const waitByLooking: WaitAsync = (words, index, seen, isWanted) => {
  if (Atomics.load(words, index) !== seen) return { async: false, value: "not-equal" };
  const value = new Promise<string>((resolve) => {
    let pause = SOONEST;
    const look = (): void => {
      if (Atomics.load(words, index) !== seen || !isWanted()) return resolve("ok");
      pause = Math.min(LATEST, pause * 2);
      setTimeout(look, pause);
    };
    setTimeout(look, pause);
  });
  return { async: true, value };
};

const native = (Atomics as { waitAsync?: NativeWait }).waitAsync;

export const waitAsync: WaitAsync =
  native === undefined ? waitByLooking : (words, index, seen) => native(words, index, seen);
