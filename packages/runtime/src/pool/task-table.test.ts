/** The table of tasks against a Map. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Task } from "./task.ts";
import { TaskTable } from "./task-table.ts";

const task = (): Task => ({ done: () => {}, failed: () => {} });

/** Adds this many tasks after a gap, then takes those that are so far from the oldest. */
const step = fc.record({
  gap: fc.integer({ min: 0, max: 3 }),
  add: fc.integer({ min: 0, max: 3000 }),
  take: fc.array(fc.integer({ min: -2, max: 6000 }), { maxLength: 4000 }),
});

test("like a Map", { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
      const table = new TaskTable();
      const model = new Map<number, Task>();
      let next = 0;
      for (const { gap, add, take } of steps) {
        next += gap;
        for (let i = 0; i < add; i++, next++) {
          const added = task();
          table.add(next, added);
          model.set(next, added);
        }
        const [oldest = 0] = model.keys();
        for (const distance of take) {
          expect(table.take(oldest + distance)).toBe(model.get(oldest + distance));
          model.delete(oldest + distance);
        }
        expect(table.size).toBe(model.size);
      }
      expect(table.takeAll()).toEqual([...model.values()]);
      expect(table.size).toBe(0);
    }),
    { numRuns: 40 },
  );
});

test("in order, over many more than it keeps", () => {
  const table = new TaskTable();
  const tasks = Array.from({ length: 20_000 }, task);
  const taken: unknown[] = [];
  tasks.forEach((each, number) => {
    table.add(number, each);
    if (number >= 100) taken.push(table.take(number - 100));
  });
  expect([taken.length, taken.every((each, number) => each === tasks[number])]).toEqual([19_900, true]);
  expect(table.size).toBe(100);
  expect(table.take(0)).toBeUndefined();
});
