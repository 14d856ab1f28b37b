import workerpool from "workerpool";
import type { MakeDoubler } from "./doubler.ts";
import { workerFile } from "./worker-file.ts";

const make: MakeDoubler = (workers) => {
  const options = { minWorkers: workers, maxWorkers: workers, workerType: "thread" } as const;
  const pool = workerpool.pool(workerFile("workerpool"), options);
  return { double: (n) => pool.exec("double", [n]) };
};
export default make;
