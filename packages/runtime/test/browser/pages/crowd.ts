/** Sixty-four processes at once, all of which meet before one may go on. */
import { Barrier, Process, Value } from "@mp/runtime";
import { adds } from "../fixtures/tasks.ts";
import type { Report } from "../host.ts";

const CROWD = 64;

export async function main(report: Report): Promise<void> {
  const total = new Value("i", 0);
  const all = new Barrier(CROWD);
  const crowd = Array.from({ length: CROWD }, () => new Process({ target: adds, args: [total, all] }));
  for (const child of crowd) child.start();
  await Promise.all(crowd.map((child) => child.join()));
  await report({ total: total.value, codes: [...new Set(crowd.map((child) => child.exitCode))] });
}
