// Two processes each have a birthday noted down in one list, under a lock.
import { isMainProcess, Lock, Process, ShareableList } from "@mp/runtime";

function birthday(person: ShareableList<string | number>, lock: Lock) {
  using _ = lock.holdSync();
  const age = person.at(1) as number;
  person.set(1, age + 1);
}

if (isMainProcess) {
  using person = new ShareableList<string | number>(["Ada", 36]);
  const lock = new Lock();
  const both = [1, 2].map(() => new Process({ target: birthday, args: [person, lock] }));
  for (const p of both) p.start();
  for (const p of both) p.joinSync();
  console.log(person.at(0), person.at(1));
  person.shm.unlink();
}
