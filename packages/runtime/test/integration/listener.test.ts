/** Listener and Client: connections over sockets. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { tmpdir } from "node:os";
import {
  AuthenticationError,
  Client,
  ClientSync,
  type Connection,
  ConnectionRefusedError,
  Listener,
  type ListenerOptions,
  Lock,
  Queue,
  type SocketAddress,
  wait,
} from "@mp/runtime";
import { describe, expect, test } from "vitest";
import { ended, start } from "../fixtures/children.ts";
import { failure, inChild } from "../fixtures/remote.ts";
import { regions } from "../fixtures/settled.ts";
import * as tasks from "../fixtures/socket-tasks.ts";

const error = (name: string, text = "") =>
  expect.objectContaining({ name, message: expect.stringContaining(text) });

const KEY = "a secret";

/** Both ends of a new connection. */
async function connected(listener: Listener, authkey?: string): Promise<[Connection, Connection]> {
  return Promise.all([listener.accept({ timeout: 10_000 }), Client(listener.address, { authkey })]);
}

describe.each<[string, ListenerOptions]>([
  ["TCP", {}],
  ["TCP with a key", { authkey: KEY }],
  ["a Unix socket", { family: "AF_UNIX" }],
  ["a Unix socket with a key", { family: "AF_UNIX", authkey: new Uint8Array([1, 0, 255]) }],
])("over %s", { timeout: 20_000 }, (_name, options) => {
  const key = options.authkey as string | undefined;

  test("values and bytes go both ways, large ones too", async () => {
    using listener = new Listener(options);
    const [there, here] = await connected(listener, key);
    const value = { a: [1, new Date(0)], m: new Map([["k", 2n ** 70n]]), e: new RangeError("no") };
    await here.send(value);
    expect(await there.recv()).toEqual(value);
    const large = new Uint8Array(1_000_000).map((_, i) => i);
    const sending = there.sendBytes(large);
    expect(await here.recvBytes()).toEqual(large);
    await sending;
    await here.sendBytes(new Uint8Array());
    expect(await there.recvBytes()).toEqual(new Uint8Array());
    here.close();
    await expect(there.recv()).rejects.toEqual(error("EOFError"));
    await expect.poll(() => failure(there.send(1)), { timeout: 5000 }).toEqual(error("BrokenPipeError"));
  });

  test("what was sent before the end arrives, in order", async () => {
    using listener = new Listener(options);
    const [there, here] = await connected(listener, key);
    for (let i = 0; i < 200; i++) await here.send(i);
    here.close();
    const got: unknown[] = [];
    for (let next = await there.recv(); ; next = await there.recv()) {
      got.push(next);
      if (got.length === 200) break;
    }
    expect(got).toEqual(Array.from({ length: 200 }, (_, i) => i));
    await expect(there.recv()).rejects.toEqual(error("EOFError"));
  });
});

describe("a connection", { timeout: 20_000 }, () => {
  test("is an ordinary one: blocking, waiting, going to other processes", async () => {
    using listener = new Listener({ authkey: KEY });
    const asking = inChild(tasks.askOnce, listener.address, KEY, "six times seven");
    const client = await listener.accept<string, string>();
    expect(await wait([client], { timeout: 10_000 })).toEqual([client]);
    const worker = start(tasks.answerAll, client as Connection);
    client.close();
    expect(await asking).toBe("answer to six times seven");
    await ended(0, worker);
  });

  test("lives on when the process that opened it has ended", async () => {
    using listener = new Listener();
    const queue = new Queue<Connection>();
    const child = start(tasks.connectFor, listener.address, queue);
    const there = listener.acceptSync();
    const here = queue.getSync();
    await ended(0, child);
    here.sendSync("still there");
    expect(there.recvSync({ timeout: 5000 })).toBe("still there");
  });

  test("does not take what lies in this program's memory, nor code", async () => {
    using listener = new Listener();
    const [there, here] = await connected(listener);
    await expect(here.send({ a: [new Lock()] })).rejects.toEqual(error("EncodeError", "message.a[0]"));
    await expect(here.send([() => 1])).rejects.toEqual(error("EncodeError", "no code"));
    await here.send("goes on");
    expect(await there.recv()).toBe("goes on");
  });

  test("slows a writer down whose reader is slow", async () => {
    using listener = new Listener();
    const [there, here] = await connected(listener);
    const chunk = new Uint8Array(100_000);
    let sent = 0;
    const sending = (async () => {
      for (; sent < 300; sent++) await here.sendBytes(chunk);
    })();
    // The pipes and the operating system's buffers take some, and then no more.
    let before: number;
    do {
      before = sent;
      await new Promise((resolve) => void setTimeout(resolve, 300));
    } while (sent > before);
    expect(sent).toBeLessThan(300);
    for (let i = 0; i < 300; i++) expect((await there.recvBytes()).length).toBe(chunk.length);
    await sending;
  });
});

/** A function of its own, so that nothing refers to its connections once it has ended. */
async function talkAndClose(): Promise<void> {
  using listener = new Listener({ authkey: KEY });
  for (let i = 0; i < 5; i++) {
    const [there, here] = await connected(listener, KEY);
    await here.send(i);
    expect(await there.recv()).toBe(i);
    there.close();
    here.close();
  }
}

test("connections that are closed leave no memory behind", { timeout: 30_000 }, async () => {
  const pipes = async () => (await regions())["PIPE"] ?? 0;
  const before = await pipes();
  await talkAndClose();
  await expect.poll(pipes, { timeout: 15_000 }).toBeLessThanOrEqual(before);
});

describe("with another key", { timeout: 20_000 }, () => {
  test("neither side is let in, and both are told", async () => {
    using listener = new Listener({ authkey: KEY });
    const refused = failure(Client(listener.address, { authkey: "a guess" }));
    await expect(listener.accept()).rejects.toEqual(
      error("AuthenticationError", "digest received was wrong"),
    );
    expect(await refused).toBeInstanceOf(AuthenticationError);
    const [there, here] = await connected(listener, KEY);
    await here.send("the next one is");
    expect(await there.recv()).toBe("the next one is");
  });

  test("a client without a key gets nothing but the challenge", async () => {
    using listener = new Listener({ authkey: KEY });
    const stranger = await Client(listener.address);
    await expect(stranger.recv()).rejects.toEqual(error("OSError", "recvBytes"));
    await stranger.send("let me in");
    await expect(listener.accept()).rejects.toEqual(error("AuthenticationError"));
    await expect(stranger.recvBytes()).resolves.toEqual(Uint8Array.from(Buffer.from("#FAILURE#")));
    await expect(stranger.recv()).rejects.toEqual(error("EOFError"));
  });
});

describe("a listener", { timeout: 20_000 }, () => {
  test("tells where it listens, and who came", async () => {
    using listener = new Listener({ address: "127.0.0.1:0" });
    const { host, port } = listener.address as { host: string; port: number };
    expect([host, port > 0, listener.lastAccepted]).toEqual(["127.0.0.1", true, null]);
    await connected(listener);
    expect(listener.lastAccepted).toMatchObject({ host: "127.0.0.1" });
  });

  test("ends its waits when it is closed, and frees its address", async () => {
    const listener = new Listener();
    const waiting = failure(listener.accept());
    listener.close();
    listener.close();
    expect(await waiting).toEqual(error("OSError", "closed"));
    expect(() => listener.acceptSync()).toThrow(error("OSError", "closed"));
    await expect
      .poll(() => failure(Client(listener.address)), { timeout: 5000 })
      .toEqual(error("ConnectionRefusedError"));
    using again = new Listener({ address: listener.address });
    expect(again.address).toEqual(listener.address);
  });

  test("removes its path when it is closed", async () => {
    const path = join(tmpdir(), `mp-${process.pid}-listener`);
    const listener = new Listener({ address: path });
    expect([listener.address, existsSync(path)]).toEqual([path, true]);
    listener.close();
    await expect.poll(() => existsSync(path), { timeout: 5000 }).toBe(false);
  });

  test("can give up waiting", async () => {
    using listener = new Listener();
    await expect(listener.accept({ timeout: 20 })).rejects.toEqual(error("TimeoutError", "Nobody"));
    expect(() => listener.acceptSync({ timeout: 20 })).toThrow(error("TimeoutError"));
    const signal = AbortSignal.timeout(20);
    await expect(listener.accept({ signal })).rejects.toEqual(error("TimeoutError"));
    const [there, here] = await connected(listener);
    await here.send(1);
    expect(await there.recv()).toBe(1);
  });

  test("keeps those in line who came before the accept", async () => {
    using listener = new Listener({ backlog: 2 });
    const clients = await Promise.all([1, 2, 3, 4, 5].map(() => Client<number, number>(listener.address)));
    for (const [i, client] of clients.entries()) await client.send(i);
    const got: number[] = [];
    for (let i = 0; i < 5; i++) got.push(await (await listener.accept<number, number>()).recv());
    expect(got.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4]);
  });

  test("says what is wrong with an address, a family, a key", () => {
    using listener = new Listener();
    expect(() => new Listener({ address: listener.address })).toThrow(error("OSError", "EADDRINUSE"));
    expect(() => new Listener({ address: "/no/such/folder/socket" })).toThrow(error("OSError"));
    expect(() => new Listener({ address: 5 as never })).toThrow(error("TypeError", "address"));
    expect(() => new Listener({ address: { host: "localhost", port: 70_000 } })).toThrow(
      error("ValueError", "port"),
    );
    expect(() => new Listener({ family: "AF_X" as never })).toThrow(error("ValueError", "AF_INET"));
    expect(() => new Listener({ family: "AF_UNIX", address: "localhost:0" })).toThrow(
      error("ValueError", "AF_INET"),
    );
    expect(() => new Listener({ authkey: 5 as never })).toThrow(error("TypeError", "authkey"));
    expect(() => new Listener({ backlog: 0 })).toThrow(error("ValueError", "backlog"));
    expect(() => new Queue().putSync(listener)).toThrow(error("EncodeError", "stays in its process"));
  });
});

describe("a client", { timeout: 20_000 }, () => {
  test("says that nobody is there", async () => {
    const listener = new Listener();
    const { address } = listener;
    listener.close();
    await expect
      .poll(() => failure(Client(address)), { timeout: 5000 })
      .toBeInstanceOf(ConnectionRefusedError);
    expect(() => ClientSync(address)).toThrow(error("ConnectionRefusedError"));
    await expect(Client("/no/such/socket")).rejects.toEqual(error("FileNotFoundError", "/no/such/socket"));
    await expect(Client("localhost:99999")).rejects.toEqual(error("ValueError", "port"));
  });

  test("can give up while the other side says nothing", async () => {
    using listener = new Listener();
    const waiting = Client(listener.address, { authkey: KEY, timeout: 100 });
    await expect(waiting).rejects.toEqual(error("TimeoutError", "connect"));
  });

  test.each<[string, (address: { host: string; port: number }) => SocketAddress]>([
    ["an object", (address) => address],
    ["host:port", ({ port }) => `127.0.0.1:${port}`],
    [":port", ({ port }) => `:${port}`],
  ])("takes an address as %s", async (_name, form) => {
    using listener = new Listener({ address: "localhost:0" });
    using client = await Client(form(listener.address as { host: string; port: number }));
    expect(client.writable).toBe(true);
    (await listener.accept()).close();
  });
});
