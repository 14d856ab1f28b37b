import { MessageChannel, type MessagePort } from "node:worker_threads";
import { Queue } from "@mp/runtime";
import { type Job, type Prepare, seconds } from "../job.ts";
import { BareCrew } from "../peers/bare-crew.ts";
import { Crew } from "./crew.ts";

function produce(count: number, queue: Queue<number>): void {
  for (let n = 0; n < count; n++) queue.putSync(n);
}

function consume(count: number, queue: Queue<number>): void {
  for (let n = 0; n < count; n++) queue.getSync();
}

/** As many producers as consumers; each has its share of the items. */
const ours =
  (pairs: number): Prepare =>
  ({ quick }) => {
    const crew = new Crew();
    const queue = new Queue<number>();
    for (let n = 0; n < pairs; n++) {
      crew.add(produce, queue);
      crew.add(consume, queue);
    }
    return () => rate(crew, pairs, quick);
  };

/** Each producer has a channel to each consumer, and takes them in turn. */
const postMessage =
  (pairs: number): Prepare =>
  ({ quick }) => {
    const crew = new BareCrew();
    const heard: MessagePort[][] = Array.from({ length: pairs }, () => []);
    for (let n = 0; n < pairs; n++) crew.add("produce", heard.map(channelTo));
    for (const ports of heard) crew.add("consume", ports);
    return () => rate(crew, pairs, quick);
  };

function channelTo(consumer: MessagePort[]): MessagePort {
  const { port1, port2 } = new MessageChannel();
  consumer.push(port2);
  return port1;
}

async function rate(crew: Crew | BareCrew, pairs: number, quick: boolean): Promise<number> {
  const each = (quick ? 50_000 : 200_000) / pairs;
  return (each * pairs) / (await seconds(() => crew.do(each)));
}

/** The flow of small integers through a queue. */
export function queueFlow(pairs: number): Job {
  return {
    title: `queue of small integers, ${pairs} × ${pairs} (producers × consumers)`,
    unit: "items/s",
    better: "more",
    subjects: {
      mp: ours(pairs),
      postMessage: postMessage(pairs),
      CPython: { python: "queue_flow.py", args: [String(pairs)] },
    },
  };
}
