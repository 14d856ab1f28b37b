import { MessageChannel } from "node:worker_threads";
import { type Connection, Pipe } from "@mp/runtime";
import type { Job, Prepare } from "../job.ts";
import { BareCrew } from "../peers/bare-crew.ts";
import { Crew } from "./crew.ts";

const trips = (quick: boolean): number => (quick ? 3000 : 20_000);

function echo(count: number, end: Connection): void {
  for (let n = 0; n < count; n++) end.sendSync(end.recvSync());
}

function ping(count: number, end: Connection): number {
  const began = performance.now();
  for (let n = 0; n < count; n++) {
    end.sendSync(n);
    if (end.recvSync() !== n) throw new Error("Another message came back than was sent");
  }
  return (performance.now() - began) / 1000;
}

const ours: Prepare = ({ quick }) => {
  const crew = new Crew();
  const [one, other] = Pipe();
  crew.add(echo, one);
  crew.add(ping, other);
  return async () => perTrip(await crew.do(trips(quick)), trips(quick));
};

const postMessage: Prepare = ({ quick }) => {
  const crew = new BareCrew();
  const { port1, port2 } = new MessageChannel();
  crew.add("echo", [port1]);
  crew.add("ping", [port2]);
  return async () => perTrip(await crew.do(trips(quick)), trips(quick));
};

/** Only the one who sends first takes the time. */
function perTrip(seconds: readonly number[], count: number): number {
  return (Math.max(...seconds) * 1e6) / count;
}

const job: Job = {
  title: "pipe round trip of a small integer between two workers",
  unit: "µs",
  better: "less",
  subjects: { mp: ours, postMessage, CPython: { python: "pipe.py", args: ["children"] } },
};
export default job;
