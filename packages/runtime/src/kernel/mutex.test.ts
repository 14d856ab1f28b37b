/** The mutex and the wait cell: no two owners, no lost wake-up, whoever dies when. */
import { describe, expect, test } from "vitest";
import { atEachStep, diesAt } from "../../test/fixtures/death.ts";
import { drive, finish } from "../../test/fixtures/kernel.ts";
import { rouse, until, wake } from "./cell.ts";
import { ABANDONED, abandon, FREE, lock, ownerOf, SUPERVISOR_PID, tryLock, unlock } from "./mutex.ts";
import { BLOCKED, type Operation, patiently, type WaitPoint, WaitTimeout } from "./operation.ts";

/** The mark that somebody waits; see the table in `mutex.ts`. */
const CONTENDED = 1 << 30;

const words = (): Int32Array => new Int32Array(new SharedArrayBuffer(16));
const woken = (point: WaitPoint): boolean => Atomics.load(point.words, point.index) !== point.seen;

/** Drives an operation to its first sleep. */
function asleep(operation: Operation<unknown>): WaitPoint {
  for (let step = operation.next(false); ; step = operation.next(false)) {
    if (step.done) throw new Error("the operation does not sleep");
    if (step.value !== undefined) return step.value;
  }
}

describe("the mutex", () => {
  test("free, taken, free", () => {
    const w = words();
    expect([tryLock(w, 0, 7), tryLock(w, 0, 8), tryLock(w, 0, 7)]).toEqual(["clean", false, false]);
    expect(ownerOf(w, 0)).toBe(7);
    unlock(w, 0);
    expect([w[0], ownerOf(w, 0), tryLock(w, 0, 8)]).toEqual([FREE, 0, "clean"]);
  });

  test("a waiter marks it before it sleeps, and its word changes when it is given back", () => {
    const w = words();
    tryLock(w, 0, 7);
    const waiting = lock(w, 0, 8);
    const point = asleep(waiting);
    expect([w[0], point.seen, woken(point)]).toEqual([7 | CONTENDED, 7 | CONTENDED, false]);
    unlock(w, 0);
    expect(woken(point)).toBe(true);
    expect(drive(waiting)).toEqual({ value: "clean" });
    // Others may sleep still, so it stays marked.
    expect(w[0]).toBe(8 | CONTENDED);
  });

  test("given back between the mark and the sleep, nobody sleeps", () => {
    const w = words();
    tryLock(w, 0, 7);
    const waiting = lock(w, 0, 8);
    const point = asleep(waiting);
    unlock(w, 0);
    expect(Atomics.wait(point.words, point.index, point.seen, 0)).toBe("not-equal");
  });

  test("somebody else is quicker: the waiter marks it again", () => {
    const w = words();
    tryLock(w, 0, 7);
    const waiting = lock(w, 0, 8);
    asleep(waiting);
    unlock(w, 0);
    tryLock(w, 0, 9);
    expect(drive(waiting)).toBe("waits");
    expect(w[0]).toBe(9 | CONTENDED);
  });

  test("given up, it changes nothing but the mark", () => {
    const w = words();
    tryLock(w, 0, 7);
    const waiting = lock(w, 0, 8);
    asleep(waiting);
    expect(() => waiting.throw(new WaitTimeout())).toThrow(WaitTimeout);
    expect(ownerOf(w, 0)).toBe(7);
    unlock(w, 0);
    expect(tryLock(w, 0, 9)).toBe("clean");
  });

  test("abandoned: told to the next one only, and only for the dead", () => {
    const w = words();
    tryLock(w, 0, 7);
    expect([abandon(w, 0, 8), ownerOf(w, 0)]).toEqual([false, 7]);
    expect([abandon(w, 0, 7), w[0], ownerOf(w, 0)]).toEqual([true, ABANDONED, 0]);
    expect(tryLock(w, 0, 8)).toBe("abandoned");
    unlock(w, 0);
    expect(tryLock(w, 0, 9)).toBe("clean");
    abandon(w, 0, 9);
    expect(finish(lock(w, 0, 10))).toBe("abandoned");
  });

  test("the supervisor's pid fits beside the marks", () => {
    const w = words();
    tryLock(w, 0, SUPERVISOR_PID);
    asleep(lock(w, 0, 8));
    expect(ownerOf(w, 0)).toBe(SUPERVISOR_PID);
    expect(abandon(w, 0, SUPERVISOR_PID)).toBe(true);
  });

  test("dead at any step of taking it and giving it back: it can be had again", () => {
    const steps = atEachStep((step) => {
      const w = words();
      tryLock(w, 0, 7);
      const waiting = lock(w, 0, 8);
      asleep(waiting);
      const died = diesAt(step, () => {
        unlock(w, 0);
        finish(waiting);
        unlock(w, 0);
      });
      abandon(w, 0, 7);
      abandon(w, 0, 8);
      expect(finish(lock(w, 0, 9))).toMatch(/clean|abandoned/);
      return died;
    });
    expect(steps).toBeGreaterThanOrEqual(4);
  });
});

describe("the wait cell", () => {
  const box = () => {
    const w = words();
    let value: number | undefined;
    const attempt = (): number | typeof BLOCKED => {
      const taken = value;
      if (taken === undefined) return BLOCKED;
      value = undefined;
      return taken;
    };
    return {
      w,
      put: (n: number) => (value = n),
      waiter: () => until(w, 0, { attempt, more: () => value !== undefined, spins: 1 }),
    };
  };

  test("what is there needs no wait, and touches nothing", () => {
    const { w, put, waiter } = box();
    put(5);
    expect(finish(waiter())).toBe(5);
    expect(w[0]).toBe(0);
  });

  test("woken when it comes", () => {
    const { w, put, waiter } = box();
    const waiting = waiter();
    const point = asleep(waiting);
    expect(woken(point)).toBe(false);
    put(6);
    wake(w, 0, 1);
    expect(woken(point)).toBe(true);
    expect(finish(waiting)).toBe(6);
  });

  test("nobody waits: a wake-up costs a look", () => {
    const { w } = box();
    wake(w, 0);
    expect(w[0]).toBe(0);
  });

  test("it comes between the announcement and the sleep: nobody sleeps", () => {
    const { w, put, waiter } = box();
    const point = asleep(waiter());
    put(7);
    wake(w, 0, 1);
    expect(Atomics.wait(point.words, point.index, point.seen, 0)).toBe("not-equal");
  });

  test("it comes between the announcement and the second look: taken at once", () => {
    const w = words();
    let looks = 0;
    const waiting = until(w, 0, {
      attempt: () => (++looks < 3 ? BLOCKED : "taken"),
      more: () => false,
      spins: 1,
    });
    expect(finish(waiting)).toBe("taken");
    expect(looks).toBe(3);
  });

  test("one of several is woken, and passes on what is left", () => {
    const { w, put, waiter } = box();
    const [first, second] = [waiter(), waiter()];
    asleep(first);
    const point = asleep(second);
    put(1);
    wake(w, 0, 1);
    // In its place comes another one before the first has looked.
    const quick = waiter();
    expect(finish(quick)).toBe(1);
    put(2);
    expect(finish(first)).toBe(2);
    expect(drive(second)).toBe("waits");
    put(3);
    wake(w, 0, 1);
    expect(woken(point)).toBe(true);
    expect(finish(second)).toBe(3);
  });

  test("a waiter that gives up passes its wake-up on", () => {
    const { w, put, waiter } = box();
    const [first, second] = [waiter(), waiter()];
    asleep(first);
    const point = asleep(second);
    wake(w, 0, 1);
    put(1);
    expect(drive(second)).toEqual({ value: 1 });
    put(2);
    const again = waiter();
    expect(finish(again)).toBe(2);
    expect(woken(point)).toBe(true);
    expect(() => first.throw(new Error("aborted"))).toThrow("aborted");
  });

  test("time is up, but it has just come: taken", () => {
    const { put, waiter } = box();
    const waiting = waiter();
    asleep(waiting);
    put(9);
    expect(waiting.throw(new WaitTimeout())).toEqual({ done: true, value: 9 });
    const other = waiter();
    asleep(other);
    expect(() => other.throw(new WaitTimeout())).toThrow(WaitTimeout);
  });

  test("rouse reaches those who are not announced any more", () => {
    const { w, waiter } = box();
    const [first, second] = [waiter(), waiter()];
    const points = [asleep(first), asleep(second)];
    wake(w, 0, 1);
    rouse(w, 0);
    expect(points.map(woken)).toEqual([true, true]);
  });

  test("dead at any step of a wake-up: rouse makes it good", () => {
    const steps = atEachStep((step) => {
      const { w, put, waiter } = box();
      const point = asleep(waiter());
      put(1);
      const died = diesAt(step, () => wake(w, 0, 1));
      rouse(w, 0);
      expect(woken(point)).toBe(true);
      return died;
    });
    expect(steps).toBeGreaterThanOrEqual(2);
  });
});

test("patiently: each sleep is marked, and the operation is otherwise the same", () => {
  const w = words();
  tryLock(w, 0, 7);
  const waiting = patiently(lock(w, 0, 8));
  expect(asleep(waiting).patient).toBe(true);
  unlock(w, 0);
  expect(drive(waiting)).toEqual({ value: "clean" });
});
