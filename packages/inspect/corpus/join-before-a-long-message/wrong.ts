// A `SimpleQueue` holds 64 KiB. Short messages hide the mistake, a long one shows it.
import { isMainProcess, Process, SimpleQueue } from "@mp/runtime";

function report(out: SimpleQueue<string>) {
  out.putSync("x".repeat(70_000)); // [put]
}

if (isMainProcess) {
  const reports = new SimpleQueue<string>();
  const p = new Process({ target: report, args: [reports] });
  p.start();
  p.joinSync(); // [join]
  console.log(reports.getSync().length);
}
