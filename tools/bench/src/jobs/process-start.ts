import { type Job, type Prepare, seconds } from "../job.ts";
import { startAndJoin, startAndJoinBare } from "../peers/start-and-join.ts";

const COUNT = 10;

const subject =
  (once: () => Promise<unknown>): Prepare =>
  () =>
  async () => {
    const took = await seconds(async () => {
      for (let n = 0; n < COUNT; n++) await once();
    });
    return (took * 1000) / COUNT;
  };

const job: Job = {
  title: "process start and join, one after another",
  unit: "ms",
  better: "less",
  subjects: {
    mp: subject(startAndJoin),
    Worker: subject(startAndJoinBare),
    "CPython, fork": { python: "process_start.py", args: ["fork"] },
    "CPython, spawn": { python: "process_start.py", args: ["spawn"] },
  },
};
export default job;
