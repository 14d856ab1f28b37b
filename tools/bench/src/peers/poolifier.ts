import { FixedThreadPool } from "poolifier";
import type { MakeDoubler } from "./doubler.ts";
import { workerFile } from "./worker-file.ts";

/** Without its events, statistics and queues of tasks it is fastest. */
const make: MakeDoubler = (workers) => {
  const pool = new FixedThreadPool<number, number>(workers, workerFile("poolifier"), {
    enableEvents: false,
    enableTasksQueue: false,
    workerChoiceStrategy: "ROUND_ROBIN",
  });
  return { double: (n) => pool.execute(n) };
};
export default make;
