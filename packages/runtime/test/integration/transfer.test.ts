/** Buffers that are handed over: their memory goes to the receiver, whatever becomes of the two. */
import { type Connection, Event, heapUsage, isRuntimeError, Pipe } from "@mp/runtime";
import { beforeAll, describe, expect, test } from "vitest";
import { regionsLeft, whatIsLeft } from "../conformance/crash/left.ts";
import { begun, ended, killAll, SOON, start } from "../fixtures/children.ts";
import { random, strikeAfter } from "../fixtures/random.ts";
import { filled, handOverAndEnd, handOverLoop, LARGE, passOn, takeLoop } from "../fixtures/transfer-tasks.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** What a buffer is full of, if it came whole. Not by `toEqual`, which takes a second for each. */
function contentOf(bytes: Bytes): number | undefined {
  const [value] = bytes;
  return bytes.length === LARGE && bytes.every((each) => each === value) ? value : undefined;
}

/** WebAssembly's, whose buffer can't be detached. */
const { Memory } = (globalThis as unknown as Wasm).WebAssembly;
interface Wasm {
  readonly WebAssembly: { Memory: new (size: { initial: number }) => { readonly buffer: ArrayBuffer } };
}

/** How many buffers lie with the supervisor. */
const deposits = (): number => heapUsage().regions["DEPOSIT"] ?? 0;

// Before the first process starts there is no supervisor to keep a buffer.
beforeAll(async () => {
  const [here, there] = Pipe<never, Bytes>();
  await ended(0, start(handOverAndEnd, there as Connection, 1));
  await here.recv();
});

describe("memory goes to the receiver", () => {
  test("here, in both faces", async () => {
    const [a, b] = Pipe<Bytes, Bytes>();
    for (const value of [1, 2]) {
      const bytes = filled(value);
      const sending = a.send(bytes, { transfer: [bytes.buffer] });
      expect([bytes.buffer.detached, deposits()]).toEqual([true, 1]);
      expect(contentOf(value === 1 ? await b.recv() : b.recvSync())).toBe(value);
      expect(deposits()).toBe(0);
      await sending;
    }
  });

  test("from process to process to process", async () => {
    const [to, toChild] = Pipe<Bytes, never>();
    const [from, fromChild] = Pipe<never, Bytes>();
    const children = [start(passOn, toChild as never, fromChild as Connection)];
    for (const value of [1, 2, 3]) {
      const bytes = filled(value);
      to.sendSync(bytes, { transfer: [bytes.buffer] });
      expect(contentOf(from.recvSync({ timeout: 20_000 }))).toBe(value);
    }
    await ended(0, ...children);
  });

  test("each buffer once, beside what is copied: other views of it, parts, small ones", async () => {
    const [a, b] = Pipe();
    const whole = filled(7);
    const small = Uint8Array.of(1, 2, 3);
    const floats = new Float64Array(LARGE / 8).fill(0.5);
    const value = {
      whole: whole.buffer,
      part: whole.subarray(1, 3),
      again: whole.buffer,
      small,
      floats,
      also: "text",
    };
    const sending = a.send(value, { transfer: [whole.buffer, small.buffer, floats.buffer] });
    expect(deposits()).toBe(2);
    const got = b.recvSync() as typeof value;
    expect(got.again).toBe(got.whole);
    expect(contentOf(new Uint8Array(got.whole))).toBe(7);
    expect([got.part, got.small, got.also]).toEqual([Uint8Array.of(7, 7), Uint8Array.of(1, 2, 3), "text"]);
    expect([got.floats.length, new Set(got.floats)]).toEqual([LARGE / 8, new Set([0.5])]);
    await sending;
    expect([whole, small, floats].map(({ buffer }) => buffer.detached)).toEqual([true, true, true]);
  });

  test("of a process that has ended meanwhile", async () => {
    const [here, there] = Pipe<never, Bytes>();
    await ended(0, start(handOverAndEnd, there as Connection, 9));
    expect(contentOf(await here.recv())).toBe(9);
  });
});

describe("it is copied instead", () => {
  test("where the pipe has no room for the message; and not detached if that can't be sent", async () => {
    const [a, b] = Pipe();
    a.sendSync("x".repeat(65_000));
    a.sendSync("y".repeat(500));
    const bytes = filled(3);
    await expect(a.send(bytes, { transfer: [bytes.buffer], timeout: 5 })).rejects.toThrow(
      "could not be sent",
    );
    expect([bytes.buffer.detached, deposits()]).toEqual([false, 0]);
    const sending = a.send(bytes, { transfer: [bytes.buffer] });
    const got = [await b.recv(), await b.recv(), await b.recv()];
    await sending;
    expect([contentOf(got[2] as Bytes), bytes.buffer.detached]).toEqual([3, true]);
  });

  test("where it cannot be moved", async () => {
    const memory = new Memory({ initial: LARGE / 65_536 });
    const [a, b] = Pipe<unknown, ArrayBuffer>();
    const sending = a.send(memory.buffer, { transfer: [memory.buffer] });
    expect([(b.recvSync() as ArrayBuffer).byteLength, memory.buffer.byteLength]).toEqual([LARGE, LARGE]);
    await expect(sending).rejects.toThrow(TypeError);
  });
});

describe("nothing is left of it", () => {
  test("if nobody receives it", async () => {
    const before = regionsLeft();
    const [a, b] = Pipe<Bytes, Bytes>();
    const bytes = filled(1);
    await expect(a.send(bytes, { transfer: [bytes.buffer], timeout: 5 })).resolves.toBeUndefined();
    a.close();
    b.close();
    expect(await whatIsLeft(before, SOON)).toBeUndefined();
  });

  test("if it was received as bytes", () => {
    const [a, b] = Pipe<Bytes, Bytes>();
    const bytes = filled(1);
    void a.send(bytes, { transfer: [bytes.buffer] });
    expect(b.recvBytesSync().length).toBeLessThan(100);
    expect(deposits()).toBe(0);
  });

  test("if the sender is killed: what comes is whole", { timeout: 60_000 }, async () => {
    const next = random(7);
    const before = regionsLeft();
    for (let round = 0; round < 8; round++) {
      const [here, there] = Pipe<number, Bytes>();
      const busy = new Event();
      const sender = start(handOverLoop, there as never, busy);
      there.close();
      await begun(busy);
      for (let i = 0; i < 3; i++) expect(contentOf(here.recvSync({ timeout: 20_000 }))).toBe(i);
      strikeAfter(next, 3);
      await killAll(sender);
      await expect(async () => {
        for (;;) expect(contentOf(await here.recv({ timeout: SOON }))).toBeDefined();
      }).rejects.toSatisfy((error) => isRuntimeError(error, "EOFError") || isLost(error));
      here.close();
      busy[Symbol.dispose]();
    }
    expect(await whatIsLeft(before, SOON)).toBeUndefined();
  });

  test("if the receiver is killed", { timeout: 60_000 }, async () => {
    const next = random(8);
    const before = regionsLeft();
    for (let round = 0; round < 8; round++) {
      const [here, there] = Pipe<Bytes, never>();
      const busy = new Event();
      const receiver = start(takeLoop, there as never, busy);
      const send = (timeout: number): void => {
        const bytes = filled(round);
        here.sendSync(bytes, { transfer: [bytes.buffer], timeout });
      };
      send(20_000);
      await begun(busy);
      for (let i = 0; i < 5; i++) send(0);
      strikeAfter(next, 3);
      await killAll(receiver);
      for (const each of [here, there]) each.close();
      busy[Symbol.dispose]();
    }
    expect(await whatIsLeft(before, SOON)).toBeUndefined();
  });
});

/** The sender was killed between its message and its buffer. */
function isLost(error: unknown): boolean {
  return (
    isRuntimeError(error, "ProcessError") && String(error).includes("before it had handed its buffer over")
  );
}
