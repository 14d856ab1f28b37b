/** Processes killed while messages larger than the ring stream through a pipe. */
import { Event, isRuntimeError, Pipe, SimpleQueue } from "@mp/runtime";
import { describe, expect, test } from "vitest";
import { begun, killAll, SOON, start } from "../fixtures/children.ts";
import { random, strikeAfter } from "../fixtures/random.ts";
import { getLargeLoop, putLargeLoop, sendLargeLoop } from "../fixtures/victims.ts";

const ROUNDS = 6;

function expectWhole(message: Int32Array): void {
  expect(message.length).toBe(50_000);
  const [id] = message;
  expect(message.every((element) => element === id)).toBe(true);
}

describe("a sender killed in the middle of a message", () => {
  test.each(["recv", "recvSync"] as const)(
    "%s gives whole messages, then the end of file",
    { timeout: 60_000 },
    async (face) => {
      const next = random(face.length);
      for (let round = 0; round < ROUNDS; round++) {
        const [reader, writer] = Pipe<never, Int32Array>({ duplex: false });
        const busy = new Event();
        const sender = start(sendLargeLoop, writer as never, round, busy);
        writer.close();
        expectWhole(reader.recvSync({ timeout: 20_000 }));
        await begun(busy);
        strikeAfter(next, 10);
        await killAll(sender);
        const from = performance.now();
        await expect(async () => {
          for (;;) expectWhole(await reader[face]({ timeout: SOON }));
        }).rejects.toSatisfy((error) => isRuntimeError(error, "EOFError"));
        expect(performance.now() - from).toBeLessThan(SOON);
        reader.close();
      }
    },
  );

  test(
    "the other senders of a queue go on, and no message is mixed with another",
    { timeout: 90_000 },
    async () => {
      const next = random(3);
      for (let round = 0; round < ROUNDS; round++) {
        const queue = new SimpleQueue<Int32Array>();
        const busy = [new Event(), new Event(), new Event()];
        const senders = busy.map((event, id) => start(putLargeLoop, queue, id, event));
        const got = new Set<number>();
        while (got.size < 3) {
          const message = queue.getSync({ timeout: 20_000 });
          expectWhole(message);
          got.add(message[0] as number);
        }
        strikeAfter(next, 10);
        await killAll(senders[0] as (typeof senders)[0], senders[1] as (typeof senders)[0]);
        for (let more = 0; more < 6; more++) expectWhole(queue.getSync({ timeout: SOON }));
        await killAll(senders[2] as (typeof senders)[0]);
        // What a dead sender left behind does not keep another one from being heard.
        const sent = queue.put(new Int32Array(50_000).fill(9));
        for (let last = -1; last !== 9;) {
          const message = await queue.get({ timeout: SOON });
          expectWhole(message);
          last = message[0] as number;
        }
        await sent;
        expect(queue.empty()).toBe(true);
      }
    },
  );
});

test(
  "a reader killed in the middle of a message: the sender ends within a second",
  { timeout: 60_000 },
  async () => {
    const next = random(5);
    for (let round = 0; round < ROUNDS; round++) {
      const queue = new SimpleQueue<Int32Array>();
      const busy = new Event();
      const reader = start(getLargeLoop, queue, busy);
      await queue.put(new Int32Array(50_000).fill(1));
      await begun(busy);
      const sending = Array.from({ length: 5 }, () => queue.put(new Int32Array(50_000).fill(2)));
      strikeAfter(next, 5);
      await killAll(reader);
      // A second reader: it may begin in the middle of a message, which it skips.
      const other = start(getLargeLoop, queue, new Event());
      expect(await Promise.all(sending)).toHaveLength(5);
      await killAll(other);
    }
  },
);

describe("a send into a pipe whose reader was killed", () => {
  const opened = async () => {
    const [here, there] = Pipe<Int32Array, Int32Array>();
    const busy = new Event();
    const other = start(sendLargeLoop, there as never, 1, busy);
    there.close();
    expectWhole(await here.recv({ timeout: 20_000 }));
    await begun(busy);
    return { here, other };
  };

  test("send, under way already, breaks", { timeout: 30_000 }, async () => {
    const { here, other } = await opened();
    const sending = here.send(new Int32Array(50_000));
    await Promise.all([
      expect(sending).rejects.toSatisfy((error) => isRuntimeError(error, "BrokenPipeError")),
      killAll(other),
    ]);
  });

  test("sendSync breaks", { timeout: 30_000 }, async () => {
    const { here, other } = await opened();
    await killAll(other);
    expect(() => here.sendSync(new Int32Array(50_000), { timeout: SOON })).toThrow(
      expect.objectContaining({ name: "BrokenPipeError" }),
    );
  });
});
