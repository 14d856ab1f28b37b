/** Workers given by the application. */
import { Process, Queue } from "@mp/runtime";
import { configure } from "@mp/runtime/web";
import { loadedInMain, tellsWho } from "../fixtures/named.ts";
import type { Report } from "../host.ts";

export async function main(report: Report): Promise<void> {
  configure({
    worker: () => new Worker(new URL("../fixtures/own-worker.ts", import.meta.url), { type: "module" }),
  });
  const answer = new Queue();
  const child = new Process({ target: tellsWho, args: [answer], name: "Ada" });
  child.start();
  await report([loadedInMain, await answer.get()]);
  await child.join();
  await report(child.exitCode);
}

declare const Worker: new (url: URL, options: object) => object;
