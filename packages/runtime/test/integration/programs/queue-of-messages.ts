/** Five processes report through one queue; the order is theirs, so the main program sorts. */
import { isMainProcess, Process, Queue } from "@mp/runtime";

async function reportReady(i: number, messages: Queue<string>): Promise<void> {
  await messages.put(`process ${i} is ready`);
}

if (isMainProcess) {
  const messages = new Queue<string>();
  const reporters = Array.from({ length: 5 }, (_, i) => {
    return new Process({ target: reportReady, args: [i, messages] });
  });
  for (const reporter of reporters) reporter.start();
  for (const reporter of reporters) await reporter.join();
  const heard: string[] = [];
  while (!messages.empty()) heard.push(messages.getSync());
  console.log(heard.toSorted().join("\n"));
}
