import { Worker } from "node:worker_threads";
import { wrap } from "comlink";
import nodeEndpoint from "comlink/dist/esm/node-adapter.mjs";
import type { MakeDoubler } from "./doubler.ts";
import { workerFile } from "./worker-file.ts";

type Double = (n: number) => number;

/** It has no pool: the calls go round the workers. */
const make: MakeDoubler = (workers) => {
  const doubles = Array.from({ length: workers }, () =>
    wrap<Double>(nodeEndpoint(new Worker(workerFile("comlink")))),
  );
  return { double: (n) => doubles[n % workers]?.(n) as Promise<number> };
};
export default make;
