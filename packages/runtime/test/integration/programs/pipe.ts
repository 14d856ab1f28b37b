/** A conversation over a pipe: a question down, an answer up, and then the end of file. */
import { type Connection, isMainProcess, Pipe, Process } from "@mp/runtime";

function answer(connection: Connection<string, string>): void {
  console.log(`child received: ${connection.recvSync()}`);
  connection.sendSync("greetings from the child");
  connection.close();
}

if (isMainProcess) {
  const [parentEnd, childEnd] = Pipe<string, string>();
  const child = new Process({ target: answer, args: [childEnd] });
  child.start();
  childEnd.close();
  await parentEnd.send("hello from the parent");
  console.log(`parent received: ${await parentEnd.recv()}`);
  await parentEnd.recv().catch((error: Error) => console.log(`then ${error.name}`));
  await child.join();
}
