/**
 * How smoothly the timeline moves with ten thousand events: the times of frames while it is zoomed, moved, looked at as a whole, and gone along.
 * `pnpm --filter @mp/web frames`, when the site has been built.
 */

import { write } from "../test/programs.ts";
import { Site } from "../test/tutor.ts";

/** Three processes, each 500 times: a lock, a value that is read and written, a message. */
const PROGRAM = `import { Lock, Process, Queue, Value, isMainProcess } from "@mp/runtime";
function work(total: Value<"i">, lock: Lock, queue: Queue<number>) {
  for (let n = 0; n < 500; n++) {
    lock.acquireSync();
    total.value += 1;
    lock.release();
    queue.putSync(n);
  }
}
if (isMainProcess) {
  const [total, lock, queue] = [new Value("i", 0), new Lock(), new Queue<number>()];
  const all = [1, 2, 3].map(() => new Process({ target: work, args: [total, lock, queue] }));
  for (const p of all) p.start();
  for (let n = 0; n < 1500; n++) await queue.get();
  for (const p of all) await p.join();
}
`;

await using site = await Site.open();
const student = await site.student({ viewport: { width: 1440, height: 900 } });
const { page } = await site.page(student, "/en/el-cerrojo/");
await write(page, PROGRAM);
await page.click(".run-bar .primary");
await page.locator(".scrubber").waitFor();
console.log(await page.locator(".scrubber-step .faint").first().innerText(), "steps");

const measured = await page.evaluate(async () => {
  const picture = document.querySelector<HTMLElement>(".timeline-picture");
  const canvas = picture?.querySelector("canvas");
  const range = document.querySelector<HTMLInputElement>(".scrubber input");
  if (!picture || !canvas || !range) throw new Error("There is no timeline on the page");
  const { left, top, width } = canvas.getBoundingClientRect();
  const wheel = (move: WheelEventInit): void => {
    const place = { clientX: left + width / 2, clientY: top + 50, bubbles: true, cancelable: true };
    canvas.dispatchEvent(new WheelEvent("wheel", { ...place, ...move }));
  };
  const scrub = (step: number): void => {
    // As a drag does it: React hears of a value that it has not set itself.
    Reflect.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(range, String(step));
    range.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
  const times = async (act: (n: number) => void): Promise<string> => {
    const all: number[] = [];
    for (let n = 0, before = await frame(); n < 120; n++) {
      act(n);
      const now = await frame();
      all.push(now - before);
      before = now;
    }
    all.sort((a, b) => a - b);
    const at = (part: number): string => (all[Math.floor(part * (all.length - 1))] ?? 0).toFixed(1);
    return `median ${at(0.5)} ms, 95% ${at(0.95)} ms, longest ${at(1)} ms`;
  };
  return {
    whole: await times((n) => wheel({ ctrlKey: true, deltaY: n % 2 ? 3 : -3 })),
    "zooming in": await times(() => wheel({ ctrlKey: true, deltaY: -4 })),
    moving: await times((n) => wheel({ deltaX: n % 60 < 30 ? 25 : -25 })),
    "zooming out": await times(() => wheel({ ctrlKey: true, deltaY: 4 })),
    "going along": await times((n) => scrub(1 + n * 60)),
  };
});
for (const [what, told] of Object.entries(measured)) console.log(`${what}: ${told}`);
