/** Values and arrays in shared memory. */

import { Array as SharedArray, Lock, RawArray, RawValue, RLock, Value } from "@mp/runtime";
import type { Case } from "../suite/case.ts";
import { started } from "../suite/started.ts";
import { thrown } from "../suite/thrown.ts";

async function addToValue(value: Value<"i">): Promise<void> {
  for (let i = 0; i < 100; i++) await value.update((n) => n + 1);
}

function writeSquares(array: SharedArray<"d">): void {
  for (let i = 0; i < array.length; i++) array[i] = i * i;
}

function writeRaw(value: RawValue<"q">, array: RawArray<"B">): void {
  value.value = 2n ** 40n;
  array.fill(7);
}

function spell(letters: SharedArray<"c">): void {
  letters.value = "hello";
}

export const sharedCases: readonly Case[] = [
  {
    name: "a value is the same in all processes",
    covers: ["Value.()", "Value.value", "Value.get_lock"],
    async run(expect) {
      const value = new Value("i", 5);
      const child = started(addToValue, value);
      await addToValue(value);
      await child.join();
      expect(value.value).to.equal(205);
      expect(value.getLock()).to.be.instanceOf(RLock);
      const lock = new Lock();
      expect(new Value("d", 1.5, { lock }).getLock()).to.be.instanceOf(Lock);
      expect(await thrown(() => new Value("?" as never))).to.be.instanceOf(Error);
    },
  },
  {
    name: "a thread that blocks updates a value",
    covers: ["Value.value", "Value.get_lock"],
    blocks: true,
    run(expect) {
      const value = new Value("i", 0);
      const child = started(addToValue, value);
      for (let i = 0; i < 100; i++) value.updateSync((n) => n + 1);
      child.joinSync();
      expect(value.value).to.equal(200);
    },
  },
  {
    name: "every type code holds its numbers",
    covers: ["Value.()", "RawValue"],
    run(expect) {
      for (const code of ["b", "B", "h", "H", "i", "I", "l", "L", "f", "d"] as const) {
        const value = new RawValue(code, 100);
        expect(value.value, code).to.equal(100);
      }
      expect(new RawValue("q", -5n).value).to.equal(-5n);
      expect(new RawValue("Q", 5n).value).to.equal(5n);
      expect(new RawValue("c", "x").value).to.equal("x");
      expect(new RawValue("B", 0).value).to.equal(0);
    },
  },
  {
    name: "an array is written by one process and read by another",
    covers: [
      "Array.()",
      "Array.__getitem__",
      "Array.__len__",
      "Array.slice",
      "Array.__iter__",
      "Array.get_lock",
    ],
    async run(expect) {
      const array = new SharedArray("d", 5);
      expect([...array]).to.deep.equal([0, 0, 0, 0, 0]);
      const child = started(writeSquares, array);
      await child.join();
      expect([...array]).to.deep.equal([0, 1, 4, 9, 16]);
      expect([array.length, array[3]]).to.deep.equal([5, 9]);
      expect([...array.slice(1, 3)]).to.deep.equal([1, 4]);
      expect([...new SharedArray("i", [3, 2, 1])]).to.deep.equal([3, 2, 1]);
      expect(array.getLock().acquireSync({ timeout: 0 })).to.equal(true);
      array.getLock().release();
    },
  },
  {
    name: "an array of characters is a text and bytes",
    covers: ["Array.value", "Array.raw"],
    async run(expect) {
      const letters = new SharedArray("c", 8);
      const child = started(spell, letters);
      await child.join();
      expect(letters.value).to.equal("hello");
      expect([...letters.raw]).to.deep.equal([104, 101, 108, 108, 111, 0, 0, 0]);
    },
  },
  {
    name: "raw values and arrays are shared without a lock",
    covers: ["RawValue", "RawArray"],
    async run(expect) {
      const [value, array] = [new RawValue("q"), new RawArray("B", 3)];
      const child = started(writeRaw, value, array);
      await child.join();
      expect([value.value, ...array]).to.deep.equal([2n ** 40n, 7, 7, 7]);
      expect("getLock" in value || "getLock" in array).to.equal(false);
    },
  },
];
