/** What processes write can be had by the program. */
import { Event, Process } from "@mp/runtime";
import { configure } from "@mp/runtime/web";
import { throws, writes } from "../fixtures/tasks.ts";
import type { Report } from "../host.ts";

export async function main(report: Report): Promise<void> {
  const lines: unknown[] = [];
  configure({
    onOutput: ({ name, method, values }) =>
      void lines.push([name, method, String(values[0]).split("\n")[0], values[1]]),
  });
  const first = new Process({ target: writes, name: "Ada" });
  first.start();
  await first.join();
  const second = new Process({ target: throws, args: [new Event()], name: "Grace" });
  second.start();
  await second.join();
  await report(lines);
}
