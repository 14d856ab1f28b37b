/**
 * Making a thread one that Deno really ends. `terminate()` there only asks the thread's event loop to end, which one that computes or
 * blocks never gets to: it runs on after its exit was told, and so would one that is still coming up. A thread that holds a Web Lock is
 * stopped where it is, so that the lock can be given to others; so each process holds one, which nobody ever waits for.
 */

interface Locks {
  request(name: string, options: { mode: "shared" }, hold: () => Promise<void>): Promise<void>;
}
declare const navigator: { readonly locks: Locks };

/**
 * Takes the lock; gives what lets it go. If the thread was ended meanwhile, this never resolves.
 *
 * Deno keeps a thread alive that holds a lock. So it is let go when the target has ended; what timers still do then can be ended
 * only between two of them.
 */
export async function holdLife(): Promise<() => void> {
  const letGo = await new Promise<() => void>((resolve, reject) => {
    const hold = (): Promise<void> => new Promise((end) => resolve(end));
    navigator.locks.request("@mp/runtime/life", { mode: "shared" }, hold).catch(reject);
  });
  // Once around the event loop, where Deno looks whether the thread was ended before it held the lock.
  await new Promise((resolve) => void setImmediate(resolve));
  return letGo;
}
