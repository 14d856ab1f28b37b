// Two processes open the same memory by its name, and both add one to its first byte.
import { isMainProcess, Process, SharedMemory } from "@mp/runtime";

function visit(name: string) {
  using visitors = new SharedMemory({ name });
  visitors.buf![0]! += 1; // [read] [write]
}

if (isMainProcess) {
  using visitors = new SharedMemory({ create: true, size: 8 });
  const both = [1, 2].map(() => new Process({ target: visit, args: [visitors.name] }));
  for (const p of both) p.start();
  for (const p of both) p.joinSync();
  console.log(visitors.buf![0]);
  visitors.unlink();
}
