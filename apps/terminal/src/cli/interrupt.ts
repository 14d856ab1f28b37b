import { EXIT } from "./exit-codes.ts";

/** The first Ctrl-C asks for an end: what there is so far is still told. The second one ends us there and then. */
export function onInterrupt(): Disposable & { readonly signal: AbortSignal } {
  const controller = new AbortController();
  const interrupt = () => {
    if (controller.signal.aborted) process.exit(EXIT.interrupted);
    controller.abort();
  };
  process.on("SIGINT", interrupt);
  return { signal: controller.signal, [Symbol.dispose]: () => void process.off("SIGINT", interrupt) };
}
