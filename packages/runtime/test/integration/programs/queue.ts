/** A producer and, once it has ended, a consumer that empties the queue. */
import { isMainProcess, Process, Queue } from "@mp/runtime";

function produce(queue: Queue<number>): void {
  for (let i = 0; i < 5; i++) {
    queue.putSync(i);
    console.log(`sent ${i}`);
  }
}

function consume(queue: Queue<number>): void {
  while (!queue.empty()) console.log(`consumed ${queue.getSync()}`);
}

if (isMainProcess) {
  const queue = new Queue<number>();
  for (const target of [produce, consume]) {
    const stage = new Process({ target, args: [queue] });
    stage.start();
    await stage.join();
  }
}
