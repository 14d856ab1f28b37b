/** What the supervisor does with buffers that are handed over, in each order in which giver, receiver and their ends can come. */
import { describe, expect, test } from "vitest";
import { type Deposit, depositAt, newDeposit } from "../kernel/deposit.ts";
import { Heap } from "../kernel/heap.ts";
import { SUPERVISOR_PID } from "../kernel/mutex.ts";
import { discard } from "../kernel/refs.ts";
import { Deposits } from "./deposits.ts";

const SENDER = 2;
const RECEIVER = 3;

function stage() {
  const heap = Heap.create(SENDER);
  const alive = new Set([SENDER, RECEIVER]);
  const deposits = new Deposits(new Heap(heap.buffer, SUPERVISOR_PID), (pid) => alive.has(pid));
  const deposit = newDeposit(heap);
  const memory = new ArrayBuffer(8);
  const answers: (ArrayBuffer | undefined)[] = [];
  const reply = { postMessage: (answer: ArrayBuffer | undefined) => void answers.push(answer) };
  return {
    deposit,
    memory,
    answers,
    give: () => deposits.give({ type: "give", deposit, memory }),
    ask: () => deposits.ask({ type: "ask", deposit, asker: RECEIVER, reply }),
    forget: () => deposits.forget({ type: "forget", deposit }),
    ends(pid: number) {
      alive.delete(pid);
      deposits.ended(pid);
    },
    sweep: () => deposits.sweep(),
    /** Frees the region, as the last who had a count of it does. */
    free: ({ address }: Deposit) => discard(new Heap(heap.buffer, SUPERVISOR_PID), address),
    isAnswered: () => heap.words[(deposit.address >> 2) + 2] === 1,
    get isEmpty() {
      return deposits.isEmpty;
    },
  };
}

describe("who asks gets the memory", () => {
  test.each([["give", "ask"] as const, ["ask", "give"] as const])("%s, then %s", (first, second) => {
    const s = stage();
    s[first]();
    expect([s.isEmpty, s.isAnswered()]).toEqual([false, false]);
    s[second]();
    expect(s.answers).toEqual([s.memory]);
    expect([s.isEmpty, s.isAnswered()]).toEqual([true, true]);
  });

  test("though the sender has ended after it gave", () => {
    const s = stage();
    s.give();
    s.ends(SENDER);
    s.sweep();
    s.ask();
    expect(s.answers).toEqual([s.memory]);
  });
});

describe("a sender that ended before it gave", () => {
  test.each(["before", "after"] as const)("%s the receiver asked: that hears of it", (when) => {
    const s = stage();
    if (when === "before") s.ends(SENDER);
    s.ask();
    if (when === "after") s.ends(SENDER);
    expect(s.answers).toEqual([undefined]);
    expect([s.isEmpty, s.isAnswered()]).toEqual([true, true]);
  });
});

describe("what nobody will ask for is forgotten", () => {
  test("given and not wanted", () => {
    const s = stage();
    s.give();
    s.free(s.deposit);
    s.forget();
    expect(s.isEmpty).toBe(true);
  });

  test("not wanted before it is given", () => {
    const s = stage();
    s.free(s.deposit);
    s.forget();
    s.give();
    expect(s.isEmpty).toBe(true);
  });

  test("of a receiver that ended before it could say so", () => {
    const s = stage();
    s.give();
    s.free(s.deposit);
    s.ends(RECEIVER);
    s.sweep();
    expect(s.isEmpty).toBe(true);
  });

  test("of a receiver that ended while it waited: nobody writes to its region any more", () => {
    const s = stage();
    s.ask();
    s.ends(RECEIVER);
    s.free(s.deposit);
    s.give();
    expect([s.answers, s.isEmpty]).toEqual([[], true]);
  });
});

test("a region of another kind is no deposit", () => {
  const s = stage();
  s.free(s.deposit);
  expect(depositAt(Heap.create(1), s.deposit.address)).toBeUndefined();
});
