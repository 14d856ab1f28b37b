/** Pipe and Connection: Python's semantics, in both faces. */
import { Connection, Event, Pipe, Process } from "@mp/runtime";
import { describe, expect, test } from "vitest";
import { echo, closeWhen, sendAndEnd } from "../fixtures/channel-tasks.ts";
import { ended, start } from "../fixtures/children.ts";
import { failure } from "../fixtures/remote.ts";

const error = (name: string, text = "") =>
  expect.objectContaining({ name, message: expect.stringContaining(text) });
const RING = 65_536;

describe("Pipe", () => {
  test("both ends send and receive, or one each", () => {
    const [a, b] = Pipe();
    expect([a.readable, a.writable, b.readable, b.writable]).toEqual([true, true, true, true]);
    const [reader, writer] = Pipe({ duplex: false });
    expect([reader.readable, reader.writable]).toEqual([true, false]);
    expect([writer.readable, writer.writable]).toEqual([false, true]);
    expect(reader).toBeInstanceOf(Connection);
  });

  test("the wrong direction is refused", async () => {
    const [reader, writer] = Pipe({ duplex: false });
    const [readOnly, writeOnly] = [error("OSError", "read-only"), error("OSError", "write-only")];
    expect(() => reader.sendSync(1)).toThrow(readOnly);
    await expect(reader.send(1)).rejects.toThrow(readOnly);
    await expect(reader.sendBytes(new Uint8Array(1))).rejects.toThrow(readOnly);
    expect(() => writer.recvSync()).toThrow(writeOnly);
    await expect(writer.recv()).rejects.toThrow(writeOnly);
    await expect(writer.poll()).rejects.toThrow(writeOnly);
    expect(() => writer.recvBytesSync()).toThrow(writeOnly);
  });

  test("wrong options are refused", () => {
    expect(() => Pipe(false as never)).toThrow(/options of Pipe/);
    expect(() => Pipe({ duplex: 1 as never })).toThrow(/duplex must be true or false/);
  });
});

describe("send and recv", () => {
  test("messages arrive whole and in order, both ways at once", async () => {
    const [a, b] = Pipe<number, string>();
    for (let i = 0; i < 100; i++) {
      a.sendSync(i);
      b.sendSync(`text ${i}`);
    }
    for (let i = 0; i < 100; i++) expect([await b.recv(), a.recvSync()]).toEqual([i, `text ${i}`]);
  });

  test("with another process, in turns of both faces", { timeout: 20_000 }, async () => {
    const [here, there] = Pipe();
    const child = start(echo, there, 20);
    for (let i = 0; i < 20; i++) {
      const message = { i, text: "x".repeat(i * 100) };
      if (i % 3 === 0) here.sendSync(message);
      else await here.send(message);
      expect(i % 2 === 0 ? await here.recv() : here.recvSync()).toEqual(message);
    }
    await ended(0, child);
  });

  test.each([RING - 100, RING, RING + 1, 10 * RING, 100 * RING])(
    "a message of %i bytes streams through",
    { timeout: 30_000 },
    async (size) => {
      const [here, there] = Pipe();
      const child = start(echo, there, 2);
      const message = Uint8Array.from({ length: size }, (_, i) => i * 7);
      const [, echoed] = await Promise.all([here.send(message), here.recv()]);
      expect(Buffer.compare(echoed as Uint8Array, message)).toBe(0);
      const [, again] = await Promise.all([here.send(message), here.recv()]);
      expect(Buffer.compare(again as Uint8Array, message)).toBe(0);
      await ended(0, child);
    },
  );

  test("undefined, null and false are messages", async () => {
    const [a, b] = Pipe();
    for (const value of [undefined, null, false, 0, ""]) a.sendSync(value);
    for (const value of [undefined, null, false, 0, ""]) expect(await b.recv()).toBe(value);
  });

  test("time runs out with TimeoutError, and a message that comes later is not lost", async () => {
    const [a, b] = Pipe();
    await expect(a.recv({ timeout: 5 })).rejects.toThrow(error("TimeoutError"));
    expect(() => a.recvSync({ timeout: 0 })).toThrow(error("TimeoutError"));
    b.sendSync("late");
    expect(a.recvSync({ timeout: 0 })).toBe("late");
  });

  test("a full pipe lets a send time out, and nothing of it arrives", async () => {
    const [a, b] = Pipe();
    a.sendSync("x".repeat(RING / 2));
    await expect(a.send("y".repeat(RING), { timeout: 5 })).rejects.toThrow(error("TimeoutError"));
    expect(() => a.sendSync("z".repeat(2 * RING), { timeout: 5 })).toThrow(error("TimeoutError"));
    expect((b.recvSync() as string).length).toBe(RING / 2);
    expect(() => b.recvSync({ timeout: 5 })).toThrow(error("TimeoutError"));
    a.sendSync("after");
    expect(b.recvSync({ timeout: 1000 })).toBe("after");
  });

  test("a receiver whose time runs out in the middle of a large message does not lose it", async () => {
    const [a, b] = Pipe<string, string>();
    const message = "m".repeat(5 * RING);
    const sending = a.send(message);
    // The sender's loop has no turn in between: only a part of the message is there.
    const first = (() => {
      try {
        return b.recvSync({ timeout: 20 });
      } catch (reason) {
        return (reason as Error).name;
      }
    })();
    expect(first).toBe("TimeoutError");
    expect((await b.recv({ timeout: 5000 })).length).toBe(message.length);
    await sending;
  });

  test("an AbortSignal ends a wait with its reason", async () => {
    const [a, b] = Pipe();
    const controller = new AbortController();
    const receiving = failure(a.recv({ signal: controller.signal }));
    a.sendSync("x".repeat(RING / 2));
    const sending = failure(a.send("x".repeat(RING), { signal: controller.signal }));
    controller.abort("enough");
    expect([await receiving, await sending]).toEqual(["enough", "enough"]);
    expect((b.recvSync() as string).length).toBe(RING / 2);
    await expect(a.recv({ signal: AbortSignal.abort("before") })).rejects.toBe("before");
  });

  test("what can't be sent names the path, and nothing is sent", async () => {
    const [a, b] = Pipe();
    const bad = { list: [1, { handler: Symbol("s") }] };
    await expect(a.send(bad)).rejects.toThrow(error("EncodeError", "list[1].handler"));
    expect(() => a.sendSync(bad)).toThrow(error("EncodeError", "list[1].handler"));
    expect(b.pollSync()).toBe(false);
  });

  test("many senders and receivers at once in one process", async () => {
    const [a, b] = Pipe<number, never>();
    const received = Array.from({ length: 50 }, () => b.recv());
    await Promise.all(Array.from({ length: 50 }, (_, i) => a.send(i)));
    expect(await Promise.all(received)).toEqual(Array.from({ length: 50 }, (_, i) => i));
  });
});

describe("transfer", () => {
  test("detaches the buffers here", async () => {
    const [a, b] = Pipe<ArrayBuffer, ArrayBuffer>();
    const buffer = Uint8Array.of(1, 2, 3).buffer;
    await a.send(buffer, { transfer: [buffer] });
    expect(buffer.detached).toBe(true);
    expect(new Uint8Array(await b.recv())).toEqual(Uint8Array.of(1, 2, 3));
    await expect(a.send(buffer)).rejects.toThrow(error("EncodeError", "detached"));
  });

  test("not if the message could not be sent", async () => {
    const [a] = Pipe();
    a.sendSync("x".repeat((RING * 3) / 4));
    const buffer = new ArrayBuffer(RING / 2);
    await expect(a.send(buffer, { transfer: [buffer], timeout: 5 })).rejects.toThrow(error("TimeoutError"));
    expect(buffer.detached).toBe(false);
  });
});

describe("poll", () => {
  test("looks once, waits, or waits for ever", { timeout: 20_000 }, async () => {
    const [a, b] = Pipe();
    expect([await a.poll(), a.pollSync(), await a.poll({ timeout: 5 })]).toEqual([false, false, false]);
    expect(a.pollSync({ timeout: 5 })).toBe(false);
    const waiting = a.poll({ timeout: Infinity });
    b.sendSync(1);
    expect([await waiting, a.pollSync(), a.recvSync(), a.pollSync()]).toEqual([true, true, 1, false]);
  });

  test("is true at the end of file", { timeout: 20_000 }, async () => {
    const [a, b] = Pipe();
    b.close();
    expect([await a.poll(), a.pollSync({ timeout: 5 })]).toEqual([true, true]);
    const [c, d] = Pipe();
    const now = new Event();
    const child = start(closeWhen, d, now);
    d.close();
    const waiting = c.poll({ timeout: 10_000 });
    now.set();
    expect(await waiting).toBe(true);
    await ended(0, child);
  });
});

describe("the end of file", () => {
  test(
    "comes after the last message, when every process has closed the other end",
    { timeout: 20_000 },
    async () => {
      const [here, there] = Pipe<never, string>();
      const child = start(sendAndEnd, there, "last words");
      there.close();
      expect(await here.recv()).toBe("last words");
      await expect(here.recv()).rejects.toThrow(error("EOFError"));
      expect(() => here.recvSync()).toThrow(error("EOFError"));
      expect(() => here.recvBytesSync()).toThrow(error("EOFError"));
      await ended(0, child);
    },
  );

  test("not while this process holds the other end", { timeout: 20_000 }, async () => {
    const [here, there] = Pipe<never, string>();
    await ended(0, start(sendAndEnd, there, "words"));
    expect(here.recvSync()).toBe("words");
    await expect(here.recv({ timeout: 5 })).rejects.toThrow(error("TimeoutError"));
  });

  test("a send to a closed other end is broken", async () => {
    const [a, b] = Pipe();
    b.close();
    expect(() => a.sendSync(1)).toThrow(error("BrokenPipeError"));
    await expect(a.send("x".repeat(2 * RING))).rejects.toThrow(error("BrokenPipeError"));
    await expect(a.sendBytes(new Uint8Array(1))).rejects.toThrow(error("BrokenPipeError"));
  });

  test("a send that waits is broken when the other end closes", async () => {
    const [a, b] = Pipe();
    const sending = failure(a.send("x".repeat(3 * RING)));
    b.close();
    expect(await sending).toEqual(error("BrokenPipeError"));
  });
});

describe("close", () => {
  test("ends this end in this process, once or twice", async () => {
    const [a] = Pipe();
    expect(a.closed).toBe(false);
    a.close();
    a.close();
    expect(a.closed).toBe(true);
    const closed = error("OSError", "handle is closed");
    expect(() => a.sendSync(1)).toThrow(closed);
    expect(() => a.recvSync()).toThrow(closed);
    expect(() => a.pollSync()).toThrow(closed);
    await expect(a.send(1)).rejects.toThrow(closed);
    await expect(a.recv()).rejects.toThrow(closed);
    await expect(a.poll()).rejects.toThrow(closed);
    await expect(a.recvBytes()).rejects.toThrow(closed);
  });

  test("ends the waits of this process on it", async () => {
    const [a, b] = Pipe();
    const waits = [failure(a.recv()), failure(a.recv()), failure(a.send("x".repeat(3 * RING)))];
    const polling = a.poll({ timeout: Infinity });
    a.close();
    for (const wait of waits) expect(await wait).toEqual(error("OSError", "closed"));
    expect(await polling).toBe(false);
    b.close();
  });

  test("by using", () => {
    const [a, b] = Pipe();
    {
      using _ = a;
    }
    expect(a.closed).toBe(true);
    expect(() => b.recvSync()).toThrow(error("EOFError"));
  });
});

test("a process that ends closes its ends", { timeout: 20_000 }, async () => {
  const [here, there] = Pipe<never, string>();
  const child = new Process({ target: sendAndEnd, args: [there, "x"] });
  child.start();
  there.close();
  await child.join();
  expect(here.recvSync({ timeout: 0 })).toBe("x");
  expect(() => here.recvSync({ timeout: 0 })).toThrow(error("EOFError"));
});
