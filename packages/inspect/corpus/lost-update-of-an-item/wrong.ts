// Two processes each have a birthday noted down in one list. `at` and `set` are two steps.
import { isMainProcess, Process, ShareableList } from "@mp/runtime";

function birthday(person: ShareableList<string | number>) {
  const age = person.at(1) as number; // [read]
  person.set(1, age + 1); // [write]
}

if (isMainProcess) {
  using person = new ShareableList<string | number>(["Ada", 36]);
  const both = [1, 2].map(() => new Process({ target: birthday, args: [person] }));
  for (const p of both) p.start();
  for (const p of both) p.joinSync();
  console.log(person.at(0), person.at(1));
  person.shm.unlink();
}
