// Two processes open the same memory by its name; a lock that is sent along protects it.
import { isMainProcess, Lock, Process, SharedMemory } from "@mp/runtime";

function visit(name: string, lock: Lock) {
  using visitors = new SharedMemory({ name });
  using _ = lock.holdSync();
  visitors.buf![0]! += 1;
}

if (isMainProcess) {
  using visitors = new SharedMemory({ create: true, size: 8 });
  const lock = new Lock();
  const both = [1, 2].map(() => new Process({ target: visit, args: [visitors.name, lock] }));
  for (const p of both) p.start();
  for (const p of both) p.joinSync();
  console.log(visitors.buf![0]);
  visitors.unlink();
}
