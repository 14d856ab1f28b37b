import { Tinypool } from "tinypool";
import type { MakeDoubler } from "./doubler.ts";
import { workerFile } from "./worker-file.ts";

const make: MakeDoubler = (workers) => {
  const pool = new Tinypool({ filename: workerFile("doubler"), minThreads: workers, maxThreads: workers });
  return { double: (n) => pool.run(n) as Promise<number> };
};
export default make;
