/** Processes with sockets, and the one that owns them, killed in the middle of things. */
import { Client, type Connection, Event, Listener, Queue, type SocketAddress } from "@mp/runtime";
import { eachBlock, exclusively, family, KIND } from "@mp/runtime/kernel";
import { describe, expect, test } from "vitest";
import { port } from "../../src/port.ts";
import { begun, killAll, SOON, start } from "../fixtures/children.ts";
import { random, strikeAfter } from "../fixtures/random.ts";
import { failure } from "../fixtures/remote.ts";
import * as tasks from "../fixtures/socket-tasks.ts";

const ROUNDS = 5;

/** Ends the process that owns the sockets, whose pid is in the region of its manager. */
function killOwner(): void {
  const { heap } = family();
  let pid = 0;
  exclusively(heap, () => {
    eachBlock(heap, ({ kind, address }) => {
      // Word 3 is 0 while the server runs, word 2 its pid.
      const at = address >> 2;
      if (kind === KIND.MANAGER && heap.words[at + 3] === 0) pid = heap.words[at + 2] as number;
    });
  });
  expect(pid).toBeGreaterThan(0);
  port().post({ type: "terminate", pid, exitCode: -9 } as { type: string });
}

async function soon<T>(promise: Promise<T>): Promise<T> {
  const from = performance.now();
  const result = await promise;
  expect(performance.now() - from).toBeLessThan(SOON);
  return result;
}

describe("the process that owns the sockets is killed", { timeout: 60_000 }, () => {
  test("connections end, a listener says so, and new ones work", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      using listener = new Listener();
      const [there, here] = await Promise.all([listener.accept(), Client(listener.address)]);
      const waiting = [failure(there.recv()), failure(listener.accept())];
      killOwner();
      expect(await soon(Promise.all(waiting))).toMatchObject([{ name: "EOFError" }, { name: "OSError" }]);
      expect(await soon(failure(here.recv()))).toMatchObject({ name: "EOFError" });
      expect(await soon(failure(here.send(1)))).toMatchObject({ name: "BrokenPipeError" });
    }
    using listener = new Listener();
    const [there, here] = await Promise.all([listener.accept(), Client(listener.address)]);
    await here.send("again");
    expect(await there.recv()).toBe("again");
  });

  test("while somebody connects: that fails", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      // It asks for no key, so that who connects with one waits to be asked.
      using listener = new Listener();
      const connecting = failure(Client(listener.address, { authkey: "a secret" }));
      await listener.accept();
      killOwner();
      expect(await soon(connecting)).toMatchObject({ name: "ProcessError" });
    }
  });
});

describe("a process with a socket is killed", { timeout: 60_000 }, () => {
  test("with an accepted connection: the other side gets the end of file", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const [where, busy] = [new Queue<SocketAddress>(), new Event()];
      const doomed = start(tasks.acceptAndHold, where, busy);
      const address = await where.get();
      const here = await Client(address);
      await begun(busy);
      const end = failure(here.recv());
      await killAll(doomed);
      expect(await soon(end)).toMatchObject({ name: "EOFError" });
      // Its listener is closed, too.
      await expect
        .poll(() => failure(Client(address)), { timeout: SOON })
        .toMatchObject({ name: "ConnectionRefusedError" });
    }
  });

  test("in the middle of sending: what came whole is good, then comes the end", async () => {
    const next = random(3);
    for (let round = 0; round < ROUNDS; round++) {
      using listener = new Listener();
      const busy = new Event();
      const doomed = start(tasks.sendLoop, listener.address, busy);
      using there: Connection = await listener.accept();
      await begun(busy);
      const reading = (async () => {
        for (let i = 0; ; i++) {
          const value = await there.recv();
          expect(value).toEqual(i % 50 === 0 ? "x".repeat(300_000) : i);
        }
      })();
      const end = failure(reading);
      strikeAfter(next, 20);
      await killAll(doomed);
      expect(await end).toMatchObject({ name: "EOFError" });
    }
  });
});
