// The reader reads until the end. It never comes, since the main process still has the writing end open.
import { type Connection, EOFError, isMainProcess, Pipe, Process } from "@mp/runtime";

function write(out: Connection<number>) {
  out.sendSync(1);
}

function read(numbers: Connection<never, number>) {
  try {
    for (;;) console.log(numbers.recvSync()); // [recv]
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
  for (const p of both) p.joinSync(); // [join]
}
