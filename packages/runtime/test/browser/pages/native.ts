/** Functions of modules that register nothing: what is found, and what is said where it is not. */
import { Pool, Process, Queue } from "@mp/runtime";
import { elsewhere } from "../fixtures/unregistered.ts";
import type { Report } from "../host.ts";

export function exported(answer: Queue<number>): void {
  answer.putNowait(helper(20));
}

function helper(x: number): number {
  return x + 1;
}

function hidden(): void {
  helper(1);
}

export async function main(report: Report): Promise<void> {
  const answer = new Queue<number>();
  const child = new Process({ target: exported, args: [answer] });
  child.start();
  await report([await answer.get()]);
  await using pool = new Pool(2);
  await report(await pool.map((x: number) => x * 2, [1, 2, 3]));
  await report(await refusal(() => pool.apply(hidden, [])));
  await report(await refusal(() => pool.apply(elsewhere, [])));
  await report(await refusal(() => pool.apply(exported.bind(undefined, answer), [])));
}

async function refusal(call: () => Promise<unknown>): Promise<string> {
  try {
    return `gave ${String(await call())}`;
  } catch (error) {
    const { name, message, cause } = error as Error;
    return `${name}: ${message}${cause instanceof Error ? ` (${cause.message})` : ""}`;
  }
}
