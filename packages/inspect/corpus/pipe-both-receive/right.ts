// One of them greets first.
import { type Connection, isMainProcess, Pipe, Process } from "@mp/runtime";

function greet(line: Connection<string, string>) {
  line.sendSync("hello");
  line.recvSync();
}

function meet(line: Connection<string, string>) {
  const said = line.recvSync();
  line.sendSync(`hello to you, too, ${said.length}`);
}

if (isMainProcess) {
  const [one, two] = Pipe<string, string>();
  const both = [new Process({ target: greet, args: [one] }), new Process({ target: meet, args: [two] })];
  for (const p of both) p.start();
  for (const p of both) p.joinSync();
  console.log("they have met");
}
