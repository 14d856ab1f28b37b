// The main process closes the writing end that it does not need.
import { type Connection, EOFError, isMainProcess, Pipe, Process } from "@mp/runtime";

function write(out: Connection<number>) {
  out.sendSync(1);
}

function read(numbers: Connection<never, number>) {
  try {
    for (;;) console.log(numbers.recvSync());
  } catch (error) {
    if (!(error instanceof EOFError)) throw error;
    console.log("the end");
  }
}

if (isMainProcess) {
  const [reader, writer] = Pipe<never, number>({ duplex: false });
  const both = [
    new Process({ target: write, args: [writer] }),
    new Process({ target: read, args: [reader] }),
  ];
  for (const p of both) p.start();
  writer.close();
  for (const p of both) p.joinSync();
}
