/** Workers whose script cannot be loaded. */
import { Process, ready } from "@mp/runtime";
import { configure } from "@mp/runtime/web";
import { nothing } from "../fixtures/tasks.ts";
import type { Report } from "../host.ts";

export async function main(report: Report): Promise<void> {
  configure({ worker: () => new Worker(new URL("./not-there.js", import.meta.url), { type: "module" }) });
  const children = [1, 2].map(() => new Process({ target: nothing }));
  for (const child of children) child.start();
  for (const child of children) await child.join();
  await report(children.map((child) => child.exitCode));
  await report(await refusal(() => new Process({ target: nothing }).start()));
  await report(await refusal(ready));
}

async function refusal(call: () => unknown): Promise<string> {
  try {
    return `gave ${String(await call())}`;
  } catch (error) {
    return String(error);
  }
}

declare const Worker: new (url: URL, options: object) => object;
