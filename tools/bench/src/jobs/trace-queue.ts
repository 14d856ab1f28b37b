import { Queue } from "@mp/runtime";
import { traceCost } from "./trace-cost.ts";

function produce(count: number, queue: Queue<number>): void {
  for (let n = 0; n < count; n++) queue.putSync(n);
}

function consume(count: number, queue: Queue<number>): void {
  for (let n = 0; n < count; n++) queue.getSync();
}

export default traceCost("a queue of small integers, 1 × 1, while it is traced", "items/s", {
  each: 50_000,
  man(crew) {
    const queue = new Queue<number>();
    crew.add(produce, queue);
    crew.add(consume, queue);
  },
});
