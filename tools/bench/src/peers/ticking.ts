/** A task that leaves a timer running behind it, which counts in shared memory every 10 ms. */
export function startTicking(count: Int32Array): void {
  setInterval(() => Atomics.add(count, 0, 1), 10);
}
