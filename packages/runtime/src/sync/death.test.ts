/** This process dies, as far as the others can see, at each step of what it does with a barrier or a condition. */
import { describe, expect, test } from "vitest";
import { SOON, start } from "../../test/fixtures/children.ts";
import { diesAt } from "../../test/fixtures/death.ts";
import { waitToBeTold, waitUntilBroken } from "../../test/fixtures/victims.ts";
import { Barrier, Condition, Event, Process, Value } from "../index.ts";
import { eachBlock, exclusively, free } from "../kernel/allocator.ts";
import { family } from "../kernel/family.ts";
import { dutiesOf } from "../kernel/kinds.ts";
import { BLOCK, KIND } from "../kernel/layout.ts";
import { freeAllocator } from "../kernel/recover.ts";

/** Does what the supervisor does when a process has died, short of giving back the handles that this one still uses. */
function mourn(): void {
  const { heap, pid, process } = family();
  const unpublished: number[] = [];
  freeAllocator(heap, pid);
  exclusively(heap, () =>
    eachBlock(heap, ({ address, kind }) => {
      if (kind === KIND.FREE) return;
      dutiesOf(kind).recover?.(heap, address, pid, process);
      dutiesOf(kind).rouse?.(heap, address);
      if (heap.words[(address >> 2) - 4 + BLOCK.BIRTH] === pid) unpublished.push(address);
    }),
  );
  for (const address of unpublished) free(heap, address);
}

async function expectEnd(children: readonly Process[], codes: readonly number[]): Promise<void> {
  for (const child of children) {
    await child.join({ timeout: SOON });
    expect(codes).toContain(child.exitCode);
  }
}

/** Calls an asynchronous `body` for each step until what it runs comes to its end. */
async function eachStep(body: (step: number) => Promise<boolean>): Promise<number> {
  let step = 0;
  while (await body(step)) step++;
  return step;
}

describe("at a barrier", () => {
  test("as the last to arrive: the others pass, or are told", { timeout: 60_000 }, async () => {
    const steps = await eachStep(async (step) => {
      const barrier = new Barrier(3);
      const others = [start(waitUntilBroken, barrier), start(waitUntilBroken, barrier)];
      while (barrier.nWaiting < 2) await new Event().wait({ timeout: 1 });
      const died = diesAt(step, () => void barrier.waitSync());
      mourn();
      // Who passed comes again, and waits for a third party: the barrier is broken for him, here at the latest.
      if (!barrier.broken) barrier.abort();
      await expectEnd(others, [42]);
      barrier.reset();
      expect(await Promise.all([barrier.wait(), barrier.wait(), barrier.wait()])).toEqual([0, 1, 2]);
      return died;
    });
    expect(steps).toBeGreaterThanOrEqual(5);
  });

  test("in reset: the others are told", { timeout: 60_000 }, async () => {
    const steps = await eachStep(async (step) => {
      const barrier = new Barrier(2);
      const other = start(waitUntilBroken, barrier);
      while (barrier.nWaiting < 1) await new Event().wait({ timeout: 1 });
      const died = diesAt(step, () => barrier.reset());
      mourn();
      // Dead before the reset had begun, it has changed nothing: the other one waits, as it should.
      if (!barrier.broken && barrier.nWaiting > 0) barrier.abort();
      await expectEnd([other], [42]);
      return died;
    });
    expect(steps).toBeGreaterThanOrEqual(4);
  });
});

test("in a condition's notify: nobody is left out of the chain untold", { timeout: 90_000 }, async () => {
  const steps = await eachStep(async (step) => {
    const condition = new Condition();
    const told = new Value("i", 0, { lock: false });
    const waits = [new Event(), new Event()];
    const children = waits.map((event) => start(waitToBeTold, condition, told, event));
    for (const event of waits) await event.wait({ timeout: 10_000 });
    condition.acquireSync();
    const died = diesAt(step, () => condition.notify(1));
    if (died) mourn();
    else condition.release();
    {
      using _ = await condition.hold({ timeout: SOON });
      condition.notifyAll();
    }
    await expectEnd(children, [0]);
    expect(told.value).toBe(2);
    return died;
  });
  expect(steps).toBeGreaterThanOrEqual(3);
});

test("in a condition's wait: the others are told as before", { timeout: 90_000 }, async () => {
  const steps = await eachStep(async (step) => {
    const condition = new Condition();
    const told = new Value("i", 0, { lock: false });
    const waits = new Event();
    const child = start(waitToBeTold, condition, told, waits);
    await waits.wait({ timeout: 10_000 });
    condition.acquireSync();
    const died = diesAt(step, () => void condition.waitSync({ timeout: 1 }));
    if (died) mourn();
    else condition.release();
    {
      using _ = await condition.hold({ timeout: SOON });
      condition.notify(1);
    }
    await expectEnd([child], [0]);
    return died;
  });
  expect(steps).toBeGreaterThanOrEqual(8);
});
