/** As shells have it: 128 and the number of SIGINT. */
const INTERRUPTED = 130;

/** The first Ctrl-C asks for an end: what there is so far is still told. The second one ends us there and then. */
export function onInterrupt(): Disposable & { readonly signal: AbortSignal } {
  const controller = new AbortController();
  const interrupt = () => {
    if (controller.signal.aborted) process.exit(INTERRUPTED);
    controller.abort();
  };
  process.on("SIGINT", interrupt);
  return { signal: controller.signal, [Symbol.dispose]: () => void process.off("SIGINT", interrupt) };
}
