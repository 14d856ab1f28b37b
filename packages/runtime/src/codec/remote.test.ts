import { Lock } from "@mp/runtime";
import { array, assert, nat, property, tuple, uint8Array } from "fast-check";
import { describe, expect, test } from "vitest";
import { OSError } from "../errors.ts";
import { family } from "../kernel/family.ts";
import { refsIn } from "../kernel/parcel.ts";
import { copyOf, encode, type Encoded, encodeCopy, REMOTE_HEAD, REMOTE_MAGIC } from "./encode.ts";
import { decodeRemote } from "./remote.ts";
import { TAG } from "./tags.ts";

const encodeRemote = (value: unknown, root: string): Encoded => encode(value, root, copyOf, REMOTE_HEAD);
const roundTrip = (value: unknown): unknown => decodeRemote(encodeRemote(value, "message").bytes);

/** Bytes as if they had been sent as a value. */
function forged(...bytes: number[]): Uint8Array {
  return Uint8Array.from([...new Uint8Array(Int32Array.of(REMOTE_MAGIC).buffer), ...bytes]);
}

/** The name of the error of decoding, if there is one. */
function troubleOf(bytes: Uint8Array): string | undefined {
  try {
    decodeRemote(bytes);
    return undefined;
  } catch (error) {
    return (error as Error).name;
  }
}

test("values come through as between processes", () => {
  const value = {
    a: [1, -1, 0.5, 2n ** 70n, "ñ🐦", null, undefined],
    m: new Map([[{ k: 1 }, new Set([1])]]),
  };
  expect(roundTrip(value)).toEqual(value);
  expect(roundTrip(new Float64Array([1, 2]))).toEqual(new Float64Array([1, 2]));
  const many = Array.from({ length: 50 }, (_, i) => i / 2);
  const large = new Uint8Array(300_000).fill(7);
  expect(roundTrip([many, large])).toEqual([many, large]);
  const cycle: { self?: unknown } = {};
  cycle.self = cycle;
  const back = roundTrip(cycle) as typeof cycle;
  expect(back.self).toBe(back);
});

test("errors keep their names, and get no class of the receiver's program by their text", () => {
  class Custom extends TypeError {}
  const error = roundTrip(new Custom("no")) as Error;
  expect([error.constructor.name, error.message, error instanceof TypeError]).toEqual(["Custom", "no", true]);
  expect(error).not.toBeInstanceOf(Custom);
  expect(roundTrip(new OSError("no"))).toBeInstanceOf(OSError);
});

describe("what can't leave the program is refused by the sender", () => {
  test.each([
    ["a shared object", { a: [new Lock()] }, "message.a[0] to another process: it is an object Lock"],
    ["a function", { f: () => 1 }, "message.f to another process: it is the function f"],
    ["a symbol", [Symbol("x")], "message[0]"],
  ])("%s", (_name, value, text) => {
    expect(() => encodeRemote(value, "message")).toThrow(
      expect.objectContaining({ name: "EncodeError", message: expect.stringContaining(text) }),
    );
    // The encoder is used again: the next message is one for this program.
    const { parcel } = encodeCopy({ a: new Lock() }, "message");
    expect(refsIn(family().heap, parcel)).toHaveLength(1);
  });
});

describe("what did not come from this library is refused", () => {
  const prefix = (value: unknown): number[] => [...encodeRemote(value, "message").bytes.slice(4)];
  test.each([
    ["nothing", new Uint8Array()],
    ["a pickle", Uint8Array.from([0x80, 4, 0x4b, 1, 0x2e])],
    ["a text", Uint8Array.from(Buffer.from("hello"))],
    ["a reference to memory", forged(TAG.HANDLE, 0, 0, 0, 0)],
    ["a function", forged(TAG.FUNCTION, TAG.UNDEFINED, ...prefix("f"), ...prefix("() => 1"))],
    ["a text of two gigabytes", forged(TAG.LATIN1, 255, 255, 255, 127)],
    ["a text of less than nothing", forged(TAG.LATIN1, 255, 255, 255, 255)],
    ["bytes that lead back to themselves", forged(TAG.ARRAY, 9, 0, 0, 0, TAG.BUFFER, 250, 255, 255, 255)],
    ["a list that is longer than the message", forged(TAG.ARRAY, 255, 255, 255, 127, 0x81)],
    ["numbers that are more than the message", forged(TAG.NUMBERS, 255, 255, 255, 127, 1)],
    ["integers that are more than the message", forged(TAG.INTEGERS, 255, 255, 255, 127, 1)],
    ["bytes that lie aside", forged(TAG.BUFFER, 255, 255, 255, 255, 9, 0, 0, 0)],
    ["a map that is longer than the message", forged(TAG.MAP, 255, 255, 255, 127, 0x81, 0x81)],
    ["an unknown tag", forged(0x7f)],
    ["an unknown kind of array", forged(TAG.TYPED, 99, 0, 0, 0, 0)],
    ["a key that is no text", forged(TAG.OBJECT, 1, 0, 0, 0, 0x81, 0x82)],
    ["something more behind the value", forged(0x81, 0x82)],
    ["a bad pattern", forged(TAG.REGEXP, ...prefix("("), ...prefix("g"))],
  ])("%s", (_name, bytes) => {
    expect(() => decodeRemote(bytes)).toThrow(
      expect.objectContaining({ name: "OSError", message: expect.stringContaining("recvBytes") }),
    );
  });

  test("a tower of lists that is higher than the stack", () => {
    const tower = new Uint8Array(4 + 5 * 200_000);
    tower.set(forged());
    for (let at = 4; at < tower.length; at += 5) tower.set([TAG.ARRAY, 1, 0, 0, 0], at);
    expect(() => decodeRemote(tower)).toThrow(OSError);
  });

  test("any bytes are a value or an OSError, and leave the prototypes alone", () => {
    const before = Object.getOwnPropertyNames(Object.prototype).length;
    assert(
      property(uint8Array({ maxLength: 60 }), (bytes) => {
        expect(troubleOf(forged(...bytes))).toBeOneOf([undefined, "OSError"]);
      }),
      { numRuns: 3000 },
    );
    expect(Object.getOwnPropertyNames(Object.prototype)).toHaveLength(before);
  });

  test("a message with any bytes changed is a value or an OSError", () => {
    const whole = encodeRemote(
      { a: [1, "two", new Map([[3, new Date(0)]])], e: new RangeError("x") },
      "message",
    );
    const change = tuple(nat(whole.bytes.length - 1), nat(255));
    assert(
      property(array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        const bytes = whole.bytes.slice();
        for (const [at, byte] of changes) bytes[at] = byte;
        expect(troubleOf(bytes)).toBeOneOf([undefined, "OSError"]);
      }),
      { numRuns: 3000 },
    );
  });
});

test("a key __proto__ is a key like any other", () => {
  const value = JSON.parse('{"__proto__": {"polluted": true}}') as object;
  const back = roundTrip(value) as { polluted?: boolean };
  expect([back.polluted, Object.hasOwn(back, "__proto__")]).toEqual([undefined, true]);
});
