// Both wait to be greeted before they greet.
import { type Connection, isMainProcess, Pipe, Process } from "@mp/runtime";

function meet(line: Connection<string, string>) {
  const said = line.recvSync(); // [recv]
  line.sendSync(`hello to you, too, ${said.length}`);
}

if (isMainProcess) {
  const [one, two] = Pipe<string, string>();
  const both = [one, two].map((end) => new Process({ target: meet, args: [end] }));
  for (const p of both) p.start();
  for (const p of both) p.joinSync(); // [join]
  console.log("they have met");
}
