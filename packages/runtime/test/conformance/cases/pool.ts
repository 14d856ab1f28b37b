/** Pools: what their calls give. */

import { EncodeError, Pool } from "@mp/runtime";
import type { Case } from "../suite/case.ts";
import { thrown } from "../suite/thrown.ts";

/** Exported, as some platforms need it: see `reasons.ts`. @public */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly value: number;
  constructor(value: number) {
    super(`refused ${value}`, { cause: "it is odd" });
    this.value = value;
  }
}

function square(x: number): number {
  return x * x;
}

function add(a: number, b: number): number {
  return a + b;
}

function refuseOdd(x: number): number {
  if (x % 2 === 1) throw new Refused(x);
  return x;
}

class Private extends RangeError {}

function failPrivately(): never {
  throw new Private("for internal use");
}

function giveUnsendable(): unknown {
  return new WeakMap();
}

const OFFSET = 100;

export const poolCases: readonly Case[] = [
  {
    name: "a pool applies a function",
    covers: ["Pool.()", "Pool.apply", "Pool.apply_async", "AsyncResult.get", "Pool.with"],
    async run(expect, use) {
      const pool = use(new Pool(2));
      expect(await pool.apply(add, [2, 3])).to.equal(5);
      expect(await pool.applyAsync(add, [3, 4]).get()).to.equal(7);
      expect(await pool.applyAsync(add, [4, 5])).to.equal(9);
    },
  },
  {
    name: "a pool maps in order",
    covers: ["Pool.map", "Pool.map_async", "Pool.starmap", "Pool.starmap_async"],
    async run(expect, use) {
      const pool = use(new Pool({ processes: 2 }));
      const numbers = Array.from({ length: 20 }, (_, i) => i);
      const squares = numbers.map((x) => x * x);
      expect(await pool.map(square, numbers)).to.deep.equal(squares);
      expect(await pool.map(square, numbers, { chunksize: 3 })).to.deep.equal(squares);
      expect(await pool.mapAsync(square, numbers)).to.deep.equal(squares);
      expect(await pool.map(square, [])).to.deep.equal([]);
      const pairs: [number, number][] = numbers.map((x) => [x, x]);
      expect(await pool.starmap(add, pairs)).to.deep.equal(numbers.map((x) => 2 * x));
      expect(await pool.starmapAsync(add, pairs)).to.deep.equal(numbers.map((x) => 2 * x));
    },
  },
  {
    name: "a thread that blocks uses a pool",
    covers: ["Pool.apply", "Pool.map", "Pool.starmap", "AsyncResult.get", "AsyncResult.wait", "Pool.join"],
    blocks: true,
    run(expect) {
      const pool = new Pool(2);
      expect(pool.applySync(add, [2, 3])).to.equal(5);
      expect(pool.mapSync(square, [1, 2, 3])).to.deep.equal([1, 4, 9]);
      expect(pool.starmapSync(add, [[1, 2]])).to.deep.equal([3]);
      const result = pool.applyAsync(square, [5]);
      result.waitSync();
      expect(result.getSync()).to.equal(25);
      pool.close();
      pool.joinSync();
    },
  },
  {
    name: "a pool's function may be written in the call",
    covers: ["Pool.map"],
    async run(expect, use) {
      const pool = use(new Pool(1));
      expect(await pool.map((x: number) => x + OFFSET, [1, 2])).to.deep.equal([101, 102]);
    },
  },
  {
    name: "imap gives results in order, imapUnordered as they come",
    covers: ["Pool.imap", "Pool.imap_unordered", "IMapIterator.next"],
    async run(expect, use) {
      const pool = use(new Pool(2));
      const ordered: number[] = [];
      for await (const x of pool.imap(square, [1, 2, 3, 4], { chunksize: 2 })) ordered.push(x);
      expect(ordered).to.deep.equal([1, 4, 9, 16]);
      const unordered: number[] = [];
      for await (const x of pool.imapUnordered(square, [1, 2, 3, 4])) unordered.push(x);
      expect(unordered.toSorted((a, b) => a - b)).to.deep.equal([1, 4, 9, 16]);
      const one = pool.imap(refuseOdd, [0, 1, 2]);
      expect(await one.next()).to.deep.equal({ done: false, value: 0 });
      expect((await thrown(() => one.next())).message).to.equal("refused 1");
      expect(await one.next()).to.deep.equal({ done: false, value: 2 });
    },
  },
  {
    name: "an error of a task comes back whole",
    covers: ["Pool.apply", "Pool.map"],
    async run(expect, use) {
      const pool = use(new Pool(2));
      const error = (await thrown(() => pool.map(refuseOdd, [0, 1, 2]))) as Refused;
      expect(error).to.be.instanceOf(Refused);
      expect([error.message, error.value, error.cause]).to.deep.equal(["refused 1", 1, "it is odd"]);
      expect(error.stack).to.contain("refuseOdd");
      expect(await pool.apply(add, [1, 1])).to.equal(2);
    },
  },
  {
    name: "the class of an error need not be exported",
    covers: ["Pool.apply"],
    async run(expect, use) {
      const pool = use(new Pool(1));
      expect(await thrown(() => pool.apply(failPrivately, []))).to.be.instanceOf(Private);
    },
  },
  {
    name: "a result that can't be sent is an error of its task",
    covers: ["MaybeEncodingError"],
    async run(expect, use) {
      const pool = use(new Pool(1));
      expect(await thrown(() => pool.apply(giveUnsendable, []))).to.be.instanceOf(EncodeError);
      expect(await pool.apply(add, [1, 1])).to.equal(2);
    },
  },
];
