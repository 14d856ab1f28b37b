// `terminate` does not ask. If the writer was in the middle of it, half a page is all there is.
import { Array as SharedArray, isMainProcess, Lock, Process } from "@mp/runtime";

function write(page: SharedArray<"i">, lock: Lock) {
  using _ = lock.holdSync(); // [hold]
  page[0] = 1;
  page[1] = 1;
}

if (isMainProcess) {
  const page = new SharedArray("i", 2);
  const lock = new Lock();
  const writer = new Process({ target: write, args: [page, lock] });
  writer.start();
  writer.terminate(); // [terminate]
  writer.joinSync();
  using _ = lock.holdSync(); // [next]
  console.log(page[0] === page[1] ? "whole" : "torn");
}
