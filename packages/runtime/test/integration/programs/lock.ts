/** Three processes pass through a critical section, one at a time: no visit is inside another. */
import { isMainProcess, Lock, Process } from "@mp/runtime";

function visit(lock: Lock, i: number): void {
  lock.acquireSync();
  try {
    console.log(`process ${i} enters`);
    console.log(`process ${i} leaves`);
  } finally {
    lock.release();
  }
}

if (isMainProcess) {
  const lock = new Lock();
  const visitors = [0, 1, 2].map((i) => new Process({ target: visit, args: [lock, i] }));
  for (const visitor of visitors) visitor.start();
  for (const visitor of visitors) await visitor.join();
}
