/**
 * The process of one subject: makes it ready, then does a round for each line it reads, of the size it says. Answers go to file descriptor 3, since
 * what is measured may print. It ends when nobody can ask any more.
 */

import { writeSync } from "node:fs";
import { createInterface } from "node:readline";
import type { Effort, Job } from "../job.ts";

const [file = "", subject = "", effort = ""] = process.argv.slice(2);

function answer(message: object): void {
  writeSync(3, `${JSON.stringify(message)}\n`);
}

try {
  const { default: job } = (await import(file)) as { default: Job };
  const prepare = job.subjects[subject];
  if (typeof prepare !== "function") throw new TypeError(`There is no subject ${subject} in ${file}`);
  const round = await prepare(JSON.parse(effort) as Effort);
  answer({ ready: true });
  for await (const size of createInterface({ input: process.stdin }))
    answer({ value: await round(Number(size)) });
  process.exit(0);
} catch (error) {
  answer({ error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) });
  console.error(error);
  process.exit(1);
}
