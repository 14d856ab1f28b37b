// One end reads before it writes.
import { type Connection, isMainProcess, Pipe, Process } from "@mp/runtime";

function answer(line: Connection<string, string>) {
  line.recvSync();
  line.sendSync("x".repeat(70_000));
}

function write(line: Connection<string, string>) {
  line.sendSync("x".repeat(70_000));
  line.recvSync();
}

if (isMainProcess) {
  const [one, two] = Pipe<string, string>();
  const both = [new Process({ target: write, args: [one] }), new Process({ target: answer, args: [two] })];
  for (const p of both) p.start();
  for (const p of both) p.joinSync();
  console.log("both letters were read");
}
