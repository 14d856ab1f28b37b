/** What travels through a pipe besides values: raw bytes, and handles. */
import { BufferTooShort, type Connection, Lock, Pipe } from "@mp/runtime";
import { describe, expect, test } from "vitest";
import { sendThrough } from "../fixtures/channel-tasks.ts";
import { ended, start } from "../fixtures/children.ts";
import { failure } from "../fixtures/remote.ts";
import { regions } from "../fixtures/settled.ts";

const error = (name: string, text = "") =>
  expect.objectContaining({ name, message: expect.stringContaining(text) });
const RING = 65_536;

describe("bytes", () => {
  const bytes = Uint8Array.of(0, 1, 2, 3, 4, 5);

  test("whole, from an offset, and so many", async () => {
    const [a, b] = Pipe();
    await a.sendBytes(bytes);
    a.sendBytesSync(bytes, 2);
    await a.sendBytes(bytes, 2, 3);
    a.sendBytesSync(bytes, 6);
    a.sendBytesSync(bytes, 1, 0);
    const got = [
      await b.recvBytes(),
      b.recvBytesSync(),
      await b.recvBytes(),
      b.recvBytesSync(),
      b.recvBytesSync(),
    ];
    expect(got.map((message) => [...message])).toEqual([[0, 1, 2, 3, 4, 5], [2, 3, 4, 5], [2, 3, 4], [], []]);
  });

  test("wrong offsets and sizes are refused by name", async () => {
    const [a, b] = Pipe();
    await expect(a.sendBytes(bytes, -1)).rejects.toThrow(error("ValueError", "offset"));
    await expect(a.sendBytes(bytes, 7)).rejects.toThrow(error("ValueError", "offset"));
    expect(() => a.sendBytesSync(bytes, 0, -1)).toThrow(error("ValueError", "size"));
    expect(() => a.sendBytesSync(bytes, 4, 3)).toThrow(error("ValueError", "offset + size"));
    expect(() => a.sendBytesSync("text" as never)).toThrow(/bytes must be a Uint8Array/);
    await expect(b.recvBytes({ maxLength: -1 })).rejects.toThrow(error("ValueError", "maxLength"));
    expect(() => b.recvBytesIntoSync(new Uint8Array(2), 3)).toThrow(error("ValueError", "offset"));
    expect(() => b.recvBytesIntoSync(new Uint8Array(2), -1)).toThrow(error("ValueError", "offset"));
    expect(() => b.recvBytesIntoSync([] as never)).toThrow(/target must be a Uint8Array/);
  });

  test("into a buffer", async () => {
    const [a, b] = Pipe();
    const target = new Uint8Array(8);
    a.sendBytesSync(bytes);
    expect(await b.recvBytesInto(target, 1)).toBe(6);
    expect([...target]).toEqual([0, 0, 1, 2, 3, 4, 5, 0]);
    a.sendBytesSync(bytes, 3);
    expect(b.recvBytesIntoSync(target)).toBe(3);
    expect([...target]).toEqual([3, 4, 5, 2, 3, 4, 5, 0]);
  });

  test("into one that is too short: the whole message is in the error", async () => {
    const [a, b] = Pipe();
    a.sendBytesSync(bytes);
    const reason = await failure(b.recvBytesInto(new Uint8Array(8), 4));
    expect(reason).toBeInstanceOf(BufferTooShort);
    expect((reason as BufferTooShort).args[0]).toEqual(bytes);
    a.sendBytesSync(bytes);
    expect(() => b.recvBytesIntoSync(new Uint8Array(5))).toThrow(error("BufferTooShort"));
  });

  test("longer than maxLength: an error, and no more reading", async () => {
    const [a, b] = Pipe();
    a.sendBytesSync(bytes);
    expect(await b.recvBytes({ maxLength: 6 })).toEqual(bytes);
    a.sendBytesSync(bytes);
    await expect(b.recvBytes({ maxLength: 5 })).rejects.toThrow(error("OSError", "bad message length"));
    expect(() => b.recvSync({ timeout: 0 })).toThrow(error("OSError"));
    b.sendSync("still writes");
    expect(a.recvSync()).toBe("still writes");
    const [reader, writer] = Pipe({ duplex: false });
    writer.sendBytesSync(bytes);
    expect(() => reader.recvBytesSync({ maxLength: 1 })).toThrow(error("OSError"));
    expect(reader.closed).toBe(true);
  });
});

describe("connections travel", () => {
  test("through connections", { timeout: 20_000 }, async () => {
    const [here, there] = Pipe<Connection<string, never>, never>();
    const [receiver, sender] = Pipe<never, string>();
    const child = start(sendThrough, there);
    await here.send(sender);
    sender.close();
    expect(await receiver.recv()).toBe("through a connection that came through a connection");
    await expect(receiver.recv({ timeout: 10_000 })).rejects.toThrow(error("EOFError"));
    await ended(0, child);
  });

  test("inside a message that is never received, they are closed with the pipe", async () => {
    const before = await regions();
    const [a, b] = Pipe();
    const [c, d] = Pipe();
    a.sendSync({ nested: [d] });
    d.close();
    a.close();
    b.close();
    expect(() => c.recvSync({ timeout: 0 })).toThrow(error("EOFError"));
    c.close();
    expect(await regions()).toEqual(before);
  });

  test("a send that fails gives them back, once", async () => {
    const lock = new Lock();
    const before = await regions();
    for (let i = 0; i < 5; i++) {
      const [a, b] = Pipe();
      a.sendSync("x".repeat(RING / 2));
      expect(() => a.sendSync([lock, "x".repeat(3 * RING)], { timeout: 1 })).toThrow(error("TimeoutError"));
      expect(() => a.sendSync([lock, () => lock])).toThrow(error("EncodeError"));
      b.recvSync();
      // A first fragment of this one fits; the rest does not.
      expect(() => a.sendSync([lock, "x".repeat(3 * RING)], { timeout: 1 })).toThrow(error("TimeoutError"));
      a.close();
      b.close();
    }
    expect(await regions()).toEqual(before);
    expect(lock.acquireSync({ timeout: 0 })).toBe(true);
    expect(lock.locked()).toBe(true);
  });
});
