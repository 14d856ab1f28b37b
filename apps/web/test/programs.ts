/** Programs of which it is known what their pictures show, and a student who writes them. */
import type { Page } from "./tutor.ts";

/** Two add one to the same value without a lock: 6 schedules, of which 4 lose an update. */
export const LOST_UPDATE = `import { Process, Value, isMainProcess } from "@mp/runtime";
function add(total: Value<"i">) {
  total.value += 1;
}
if (isMainProcess) {
  const total = new Value("i", 0);
  const all = [1, 2].map(() => new Process({ target: add, args: [total] }));
  for (const p of all) p.start();
  for (const p of all) await p.join();
  console.log(total.value);
}
`;

/** Each holds one lock and wants the other's, in every run: each waits until the other holds its own. */
export const CROSSED = `import { Event, Lock, Process, isMainProcess } from "@mp/runtime";
function cross(first: Lock, second: Lock, mine: Event, other: Event) {
  first.acquireSync();
  mine.set();
  other.waitSync();
  second.acquireSync();
}
if (isMainProcess) {
  const [a, b, one, two] = [new Lock(), new Lock(), new Event(), new Event()];
  const all = [
    new Process({ target: cross, args: [a, b, one, two] }),
    new Process({ target: cross, args: [b, a, two, one] }),
  ];
  for (const p of all) p.start();
  for (const p of all) p.joinSync();
}
`;

/** Three messages are in the queue before the first is taken out. */
export const QUEUE = `import { Process, Queue, isMainProcess } from "@mp/runtime";
function send(queue: Queue<string>) {
  for (const word of ["uno", "dos", "tres"]) queue.putSync(word);
}
if (isMainProcess) {
  const queue = new Queue<string>();
  const p = new Process({ target: send, args: [queue] });
  p.start();
  await p.join();
  for (let n = 0; n < 3; n++) console.log(await queue.get());
}
`;

/** Writes a program in place of the lesson's, as a student does: by keys, since what the editor shows meanwhile may move a selection of the page. */
export async function write(page: Page, source: string): Promise<void> {
  const editor = page.locator(".cm-content");
  await editor.click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(source);
  await page
    .locator(".cm-line", { hasText: source.trimEnd().split("\n").at(-1) ?? "" })
    .last()
    .waitFor();
}

/** Writes a program, and runs it to its end. */
export async function run(page: Page, source: string): Promise<void> {
  await write(page, source);
  await page.click(".run-bar .primary");
  await page.locator(".scrubber").waitFor();
}
