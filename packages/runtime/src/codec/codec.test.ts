/** What can be encoded comes out the same; what can't is refused with its path. */
import { anything, array, assert, integer, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import {
  AppError,
  capturing,
  CLONEABLE,
  handles,
  hidden,
  Shape,
  UNENCODABLE,
} from "../../test/fixtures/encodable.ts";
import { Empty, EncodeError, isRuntimeError } from "../errors.ts";
import { Process } from "../index.ts";
import { decode } from "./decode.ts";
import { encode, encodeCopy } from "./encode.ts";

/** Encodes and decodes, as two processes would. */
function travel<T>(value: T): T {
  return decode(encodeCopy(value, "the value")) as T;
}

describe("round trip", () => {
  test.each(CLONEABLE)("$name", ({ value }) => {
    const copy = travel(value);
    expect(copy).toStrictEqual(structuredClone(value));
  });

  test("shared parts stay one part, and cycles close", () => {
    const part = { n: 1 };
    const [a, b, { c }] = travel([part, part, { c: part }] as const);
    expect(a === b && b === c).toBe(true);
    const loop: unknown[] = [];
    loop.push({ loop });
    const copy = travel(loop) as [{ loop: unknown }];
    expect(copy[0].loop).toBe(copy);
  });

  test("__proto__ is a key like any other, and pollutes nothing", () => {
    const copy = travel(JSON.parse('{"__proto__": {"polluted": true}}') as object);
    expect(Object.keys(copy)).toEqual(["__proto__"]);
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
    expect("polluted" in {}).toBe(false);
  });

  test("holes stay holes", () => {
    const holes: unknown[] = [];
    holes[2] = undefined;
    holes.length = 4;
    const copy = travel(holes);
    expect([0 in copy, 1 in copy, 2 in copy, 3 in copy, copy.length]).toEqual([false, false, true, false, 4]);
  });

  test("an instance of a class comes as its fields, as with structuredClone", () => {
    expect(travel(new Shape(3))).toStrictEqual({ corners: 3 });
  });

  test("a view brings only its own bytes", () => {
    const large = new Uint8Array(100_000);
    const message = encodeCopy(large.subarray(10, 20), "the value");
    expect(message.bytes.length).toBeLessThan(100);
    const buffer = Buffer.from("text");
    expect(travel(buffer)).toStrictEqual(new Uint8Array(buffer));
  });

  test("getters are read, and what is not enumerable stays", () => {
    const value = Object.defineProperty(
      {
        get now() {
          return 5;
        },
      },
      "hidden",
      { value: 1 },
    );
    expect(travel(value)).toStrictEqual({ now: 5 });
  });

  test("a getter that encodes in turn disturbs nothing", () => {
    const value = {
      before: "b",
      get inner() {
        return encodeCopy([1, 2, 3], "inner").bytes.length;
      },
      after: "a",
    };
    expect(travel(value)).toStrictEqual({
      before: "b",
      inner: encodeCopy([1, 2, 3], "inner").bytes.length,
      after: "a",
    });
  });

  test("a getter that throws is the error, and the next value is whole", () => {
    const value = {
      get bad(): never {
        throw new RangeError("from a getter");
      },
    };
    expect(() => encodeCopy(value, "the value")).toThrow(RangeError);
    expect(travel([1])).toEqual([1]);
  });

  test("too deep is an error that leaves the codec whole", () => {
    let deep: unknown = null;
    for (let i = 0; i < 200_000; i++) deep = [deep];
    expect(() => encodeCopy(deep, "the value")).toThrow(RangeError);
    expect(travel({ fine: true })).toEqual({ fine: true });
  });

  test("a bigint of a million bits", { timeout: 2000 }, () => {
    const big = (1n << 1_000_000n) - 12_345n;
    expect(travel([big, -big])).toEqual([big, -big]);
  });

  test("any value: as structuredClone", { timeout: 60_000 }, () => {
    const values = anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withSparseArray: true,
      withTypedArray: true,
      withBoxedValues: true,
      withNullPrototype: true,
      withUnicodeString: true,
      key: string({ unit: "binary" }),
    });
    assert(
      property(values, (value) => {
        expect(travel(value)).toStrictEqual(structuredClone(value));
      }),
      { numRuns: 2000 },
    );
  });

  test("any string, lone surrogates included", () => {
    const units = array(integer({ min: 0, max: 0xffff }), { maxLength: 600 });
    assert(
      property(units, (codes) => {
        const text = String.fromCharCode(...codes);
        expect(travel(text)).toBe(text);
      }),
    );
  });
});

describe("refusals", () => {
  test.each(UNENCODABLE)("$name", ({ value, says }) => {
    expect(() => encodeCopy(value, "the value")).toThrow(EncodeError);
    expect(() => encodeCopy(value, "the value")).toThrow(says);
  });

  const bad = Symbol("bad");
  test.each([
    [[bad], "the value[0]"],
    [{ a: { b: [0, { c: bad }] } }, "the value.a.b[1].c"],
    [{ "two words": bad }, 'the value["two words"]'],
    [new Map([["key", [bad]]]), 'the value.get("key")[0]'],
    [new Map([[bad, 1]]), "the value.keys()[0]"],
    [new Set([1, { deep: bad }]), "the value.values()[1].deep"],
    [{ list: [Object.assign(new Error("x"), { field: bad })] }, "the value.list[0].field"],
    [new Error("x", { cause: { part: bad } }), "the value.cause.part"],
    [new AggregateError([1, bad]), "the value.errors[1]"],
    [{ task: Math.max }, "the value.task"],
  ])("the path in %o", (value, path) => {
    const reason = `Cannot send ${path} to another process`;
    expect(() => encodeCopy(value, "the value")).toThrow(
      expect.objectContaining({ message: expect.stringContaining(reason) }),
    );
  });

  test("the path through a cycle is the shortest", () => {
    const cycle: Record<string, unknown> = { later: { further: bad } };
    cycle["self"] = cycle;
    cycle["near"] = bad;
    expect(() => encodeCopy(cycle, "the value")).toThrow(/the value\.near /);
  });

  test("the path beside handles, bytes and very long arrays", () => {
    const value = { handles: handles().map((one) => one.value), bytes: new Uint8Array(300_000) };
    const long = Array.from({ length: 300_000 }, (_, i) => i);
    expect(() => encodeCopy({ value, long, last: bad }, "the value")).toThrow(/the value\.last /);
  });

  test("a process stays with its parent", () => {
    expect(() => encodeCopy({ p: new Process() }, "the value")).toThrow(
      /the value\.p .*belongs to its parent/s,
    );
  });

  test("what uses local variables is refused, naming them", () => {
    const first = 1;
    const second = 2;
    expect(() => encodeCopy([() => first + second], "the value")).toThrow(
      /the value\[0\].*local variables (first, second|second, first) /s,
    );
  });
});

describe("errors", () => {
  test.each([Error, TypeError, RangeError, SyntaxError, ReferenceError, EvalError, URIError])(
    "%o",
    (Type) => {
      const error = new Type("message", { cause: [1] });
      const copy = travel(error);
      expect(copy).toBeInstanceOf(Type);
      expect([copy.name, copy.message, copy.cause, Object.keys(copy)]).toEqual([
        Type.name,
        "message",
        [1],
        [],
      ]);
      expect(Object.hasOwn(travel(new Type("x")), "cause")).toBe(false);
    },
  );

  test("both stacks", () => {
    const error = new RangeError("where");
    const copy = travel(error);
    expect(copy.stack).toContain(error.stack);
    expect(Object.keys(copy)).not.toContain("stack");
  });

  test("of a class: with its class, fields and methods", () => {
    const error = new AppError("failed", { code: 7, list: [1] }, { cause: new TypeError("deep") });
    const copy = travel(error);
    expect(copy).toBeInstanceOf(AppError);
    expect(copy.summary()).toBe(error.summary());
    expect(copy.details).toEqual({ code: 7, list: [1] });
    expect(copy.cause).toBeInstanceOf(TypeError);
    expect((copy.cause as Error).message).toBe("deep");
  });

  test("of a class that is not exported", () => {
    const copy = travel(hidden());
    expect(copy).toBeInstanceOf(RangeError);
    expect([copy.constructor.name, copy.message]).toEqual(["HiddenError", "of a class that is not exported"]);
  });

  test("of a class that no other process can have: a stand-in with its name and base", () => {
    const copy = travel(capturing());
    expect(copy).toBeInstanceOf(TypeError);
    expect([copy.constructor.name, (copy as { local?: string }).local]).toEqual(["LocalError", "secret"]);
  });

  test("AggregateError, with all its errors", () => {
    const copy = travel(
      new AggregateError([new TypeError("one"), "two", new AggregateError([3])], "several"),
    );
    expect(copy).toBeInstanceOf(AggregateError);
    expect([copy.message, copy.errors.length, copy.errors[1]]).toEqual(["several", 3, "two"]);
    expect(copy.errors[0]).toBeInstanceOf(TypeError);
    expect((copy.errors[2] as AggregateError).errors).toEqual([3]);
    expect(Object.keys(copy)).toEqual([]);
  });

  test("SuppressedError, with both its errors", () => {
    const copy = travel(new SuppressedError(new TypeError("second"), new RangeError("first"), "both"));
    expect(copy).toBeInstanceOf(SuppressedError);
    expect(copy.error).toEqual(new TypeError("second"));
    expect(copy.suppressed).toEqual(new RangeError("first"));
  });

  test("what an AbortSignal gives", () => {
    const copy = travel(AbortSignal.abort().reason as Error);
    expect([copy.name, copy.message, copy instanceof Error]).toEqual([
      "AbortError",
      "This operation was aborted",
      true,
    ]);
  });

  test("a cause that is the error itself", () => {
    const error = new Error("loop");
    error.cause = error;
    const copy = travel(error);
    expect(copy.cause).toBe(copy);
  });

  test("of this runtime", () => {
    const copy = travel(new Empty("nothing"));
    expect(copy).toBeInstanceOf(Empty);
    expect(isRuntimeError(copy, "Empty")).toBe(true);
    expect(copy.code).toBe("MP_EMPTY");
  });

  test("with a name and a code of its own, as Node's have", () => {
    const error = Object.assign(new Error("no such file"), {
      code: "ENOENT",
      errno: -2,
      name: "SystemError",
    });
    expect(travel(error)).toMatchObject({
      code: "ENOENT",
      errno: -2,
      name: "SystemError",
      message: "no such file",
    });
  });
});

describe("handles", () => {
  test.each(handles())("$name, at any depth, comes as the object this process has", ({ value }) => {
    const copy = travel({ deep: [new Map([["handle", new Set([value])]])] });
    const [got] = copy.deep[0]?.get("handle") ?? [];
    expect(got).toBe(value);
  });

  test("sent twice in one value, it is one object", () => {
    const [{ value }] = handles() as unknown as [{ value: object }];
    const [a, b] = travel<[object, object]>([value, value]);
    expect(a).toBe(b);
  });

  test("a value that fails after a handle gives the handle back", () => {
    const [{ value }] = handles() as unknown as [{ value: object }];
    expect(() => encode([value, Symbol("no")], "the value", () => 0)).toThrow(EncodeError);
    expect(travel(value)).toBe(value);
  });

  test("a disposed one is refused", () => {
    for (const { value } of handles()) {
      (value as Disposable)[Symbol.dispose]();
      expect(() => encodeCopy([value], "the value")).toThrow(/the value\[0\]/);
    }
  });
});
