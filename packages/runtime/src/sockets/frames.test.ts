import { array, assert, integer, property, uint8Array } from "fast-check";
import { describe, expect, test } from "vitest";
import { BadLength, frameHeader, framed, FrameReader } from "./frames.ts";

/** All messages that have come as a whole. */
function drain(reader: FrameReader): Uint8Array[] {
  const messages: Uint8Array[] = [];
  for (let next = reader.next(); next !== undefined; next = reader.next()) messages.push(next);
  return messages;
}

describe("a header", () => {
  test("is as CPython's", () => {
    expect([...frameHeader(5)]).toEqual([0, 0, 0, 5]);
    expect([...frameHeader(0x7fff_ffff)]).toEqual([0x7f, 0xff, 0xff, 0xff]);
    expect([...frameHeader(0x8000_0000)]).toEqual([255, 255, 255, 255, 0, 0, 0, 0, 0x80, 0, 0, 0]);
  });
});

test("whatever the chunks, the messages come out whole and in order", () => {
  const message = uint8Array({ maxLength: 40 });
  assert(
    property(array(message), array(integer({ min: 1, max: 30 })), (messages, cuts) => {
      const stream = Uint8Array.from(messages.flatMap((each) => [...framed(each)]));
      const reader = new FrameReader(40);
      const got: Uint8Array[] = [];
      for (let at = 0, turn = 0; at < stream.length; turn++) {
        const end = at + (cuts[turn % Math.max(1, cuts.length)] ?? 7);
        reader.push(stream.slice(at, end));
        got.push(...drain(reader));
        at = end;
      }
      expect(got.map((each) => [...each])).toEqual(messages.map((each) => [...each]));
    }),
  );
});

test("a long length of a short message is taken, too", () => {
  const reader = new FrameReader(10);
  reader.push(Uint8Array.from([255, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 2, 8, 9]));
  expect(drain(reader)).toEqual([Uint8Array.from([8, 9])]);
});

test.each([
  ["more than the limit", [0, 0, 0, 11]],
  ["less than nothing", [255, 255, 255, 254]],
  ["an exabyte", [255, 255, 255, 255, 16, 0, 0, 0, 0, 0, 0, 0]],
  ["as HTTP begins", [...Buffer.from("GET / HTTP/1.1")]],
])("a length of %s is refused before a byte of the message is kept", (_name, bytes) => {
  const reader = new FrameReader(10);
  reader.push(Uint8Array.from(bytes));
  expect(() => reader.next()).toThrow(BadLength);
});
