// The main process reads the message, and joins then.
import { isMainProcess, Process, SimpleQueue } from "@mp/runtime";

function report(out: SimpleQueue<string>) {
  out.putSync("x".repeat(70_000));
}

if (isMainProcess) {
  const reports = new SimpleQueue<string>();
  const p = new Process({ target: report, args: [reports] });
  p.start();
  console.log(reports.getSync().length);
  p.joinSync();
}
