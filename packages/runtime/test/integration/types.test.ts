/** What the compiler knows of the public surface. The gate's type check fails if an expected error does not come. */
import { Array as SharedArray, Pipe, Pool, Process, Queue, Value } from "@mp/runtime";
import { expectTypeOf, test } from "vitest";

declare function greet(name: string, times: number): void;
declare function half(x: number): Promise<number>;

test("the arguments of a process are checked against its target", () => {
  const wrong = (): void => {
    // @ts-expect-error -- the second argument must be a number
    void new Process({ target: greet, args: ["Ada", "twice"] });
    // @ts-expect-error -- a type code that does not exist
    void new Value("z");
    // @ts-expect-error -- an element of a queue of numbers
    new Queue<number>().putSync("one");
  };
  expectTypeOf(wrong).toBeFunction();
});

test("what comes out has the type of what went in", () => {
  const right = (pool: Pool) => {
    const [here, there] = Pipe<string, number>();
    return {
      received: there.recvSync(),
      answered: here.recvSync(),
      squares: pool.map(half, [1, 2]),
      one: pool.apply(half, [1]),
      results: pool.imap(half, [1]),
      int: new Value("i").value,
      big: new Value("q").value,
      letter: new Value("c").value,
      doubles: new SharedArray("d", 3),
    };
  };
  type Right = ReturnType<typeof right>;
  expectTypeOf<Right["received"]>().toEqualTypeOf<string>();
  expectTypeOf<Right["answered"]>().toEqualTypeOf<number>();
  expectTypeOf<Right["squares"]>().toEqualTypeOf<Promise<number[]>>();
  expectTypeOf<Right["one"]>().toEqualTypeOf<Promise<number>>();
  expectTypeOf<Right["results"]>().toExtend<AsyncIterable<number>>();
  expectTypeOf<Right["int"]>().toEqualTypeOf<number>();
  expectTypeOf<Right["big"]>().toEqualTypeOf<bigint>();
  expectTypeOf<Right["letter"]>().toEqualTypeOf<string>();
  expectTypeOf<Right["doubles"]>().toExtend<Float64Array>();
});
