import { type Job, type Prepare, seconds } from "../job.ts";
import { startAndJoin, startAndJoinBare } from "../peers/start-and-join.ts";

const COUNT = 5;
/** Milliseconds of rest before each process, in which a spare thread can come up. */
const REST = 250;

/** The milliseconds of one process, after a rest that does not count; nor does the first, which may come after a long one. */
const subject =
  (once: () => Promise<unknown>): Prepare =>
  () =>
  async () => {
    await once();
    let took = 0;
    for (let n = 0; n < COUNT; n++) {
      await new Promise((resolve) => setTimeout(resolve, REST));
      took += await seconds(once);
    }
    return (took * 1000) / COUNT;
  };

const job: Job = {
  title: "process start and join, with a spare thread waiting",
  unit: "ms",
  better: "less",
  subjects: {
    mp: subject(startAndJoin),
    Worker: subject(startAndJoinBare),
    "CPython, fork": { python: "process_start.py", args: ["fork"] },
  },
};
export default job;
