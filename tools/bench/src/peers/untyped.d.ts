/** Modules whose types their packages do not lead to. */

declare module "comlink/dist/esm/node-adapter.mjs" {
  import type { Endpoint } from "comlink";
  import type { MessagePort, Worker } from "node:worker_threads";
  export default function nodeEndpoint(port: Worker | MessagePort): Endpoint;
}

declare module "threads" {
  export const Worker: new (path: string) => object;
  export function spawn<T>(worker: object): Promise<T>;
  export function Pool<T>(
    start: () => Promise<T>,
    options: { size: number; concurrency: number },
  ): { queue<R>(task: (thread: T) => R | PromiseLike<R>): PromiseLike<R> };
}

declare module "threads/worker" {
  export function expose(exposed: Function): void;
}
