import { startTrace, type TraceOptions } from "@mp/runtime/trace";
import { type Job, type Prepare, seconds } from "../job.ts";
import { Crew } from "./crew.ts";

/** More than a process can do between two readings: so nothing is dropped, which would cost less. */
const ROOM = 2 ** 22;

/** The same work with and without a trace of it. */
export function traceCost(title: string, unit: string, work: { man(crew: Crew): void; each: number }): Job {
  const subject =
    (options?: TraceOptions): Prepare =>
    ({ quick }) => {
      // Before the processes: who runs already is not recorded.
      if (options !== undefined) startTrace({ ...options, events: ROOM });
      const crew = new Crew();
      work.man(crew);
      const each = quick ? work.each / 2 : work.each;
      return async () => each / (await seconds(() => crew.do(each)));
    };
  return {
    title,
    unit,
    better: "more",
    subjects: {
      untraced: subject(),
      "mp, traced": subject({}),
      "mp, traced without values": subject({ values: false }),
      "mp, traced with call sites": subject({ sites: true }),
    },
  };
}
