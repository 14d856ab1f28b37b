// The writer is left to finish.
import { Array as SharedArray, isMainProcess, Lock, Process } from "@mp/runtime";

function write(page: SharedArray<"i">, lock: Lock) {
  using _ = lock.holdSync();
  page[0] = 1;
  page[1] = 1;
}

if (isMainProcess) {
  const page = new SharedArray("i", 2);
  const lock = new Lock();
  const writer = new Process({ target: write, args: [page, lock] });
  writer.start();
  writer.joinSync();
  using _ = lock.holdSync();
  console.log(page[0] === page[1] ? "whole" : "torn");
}
