// Each end sends a long letter before it reads the other one's. A pipe holds 64 KiB: both wait for a reader.
import { type Connection, isMainProcess, Pipe, Process } from "@mp/runtime";

function write(line: Connection<string, string>) {
  line.sendSync("x".repeat(70_000)); // [send]
  line.recvSync();
}

if (isMainProcess) {
  const [one, two] = Pipe<string, string>();
  const both = [one, two].map((end) => new Process({ target: write, args: [end] }));
  for (const p of both) p.start();
  for (const p of both) p.joinSync();
  console.log("both letters were read");
}
