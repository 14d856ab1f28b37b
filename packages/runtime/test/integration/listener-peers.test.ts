/** Peers of a listener that are not this library: CPython, programs that end at once, and those that mean no good. */
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { Client, Listener } from "@mp/runtime";
import { describe, expect, test } from "vitest";

const error = (name: string, text = "") =>
  expect.objectContaining({ name, message: expect.stringContaining(text) });

const KEY = "a secret";
const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text));
const portOf = (listener: Listener): number => (listener.address as { port: number }).port;

const python = (program: string): Promise<{ stdout: string }> =>
  promisify(execFile)("python3", ["-c", program], { timeout: 20_000 });
const hasPython = await python("pass").then(
  () => true,
  () => false,
);

/** As CPython answers and asks since 3.12, whichever is on this machine. */
const MODERN = `
import hmac, os
from multiprocessing import connection as c
def response(key, message):
    assert message.startswith(b'{sha256}') and len(message) == 48, message
    return b'{sha256}' + hmac.new(key, message, 'sha256').digest()
def answer(conn, key):
    message = conn.recv_bytes(256)
    assert message.startswith(b'#CHALLENGE#')
    conn.send_bytes(response(key, message[11:]))
    assert conn.recv_bytes(256) == b'#WELCOME#'
def deliver(conn, key):
    message = b'{sha256}' + os.urandom(40)
    conn.send_bytes(b'#CHALLENGE#' + message)
    conn.send_bytes(b'#WELCOME#' if conn.recv_bytes(256) == response(key, message) else b'#FAILURE#')
`;

describe.runIf(hasPython)("CPython", { timeout: 30_000 }, () => {
  test("connects with its own handshake, and sends bytes both ways", async () => {
    using listener = new Listener({ authkey: KEY });
    const ran = python(`
from multiprocessing.connection import Client
with Client(('127.0.0.1', ${portOf(listener)}), authkey=b'${KEY}') as c:
    c.send_bytes(b'from python'); print(c.recv_bytes().decode()); c.send_bytes(b'x' * 300_000)`);
    using peer = await listener.accept({ timeout: 20_000 });
    expect(Buffer.from(await peer.recvBytes()).toString()).toBe("from python");
    await peer.sendBytes(bytes("from here"));
    expect((await peer.recvBytes()).length).toBe(300_000);
    await expect(peer.recvBytes()).rejects.toEqual(error("EOFError"));
    expect((await ran).stdout).toBe("from here\n");
  });

  test("connects with the handshake of 3.12 and later", async () => {
    using listener = new Listener({ authkey: KEY });
    const ran = python(`${MODERN}
conn = c.Client(('127.0.0.1', ${portOf(listener)}))
answer(conn, b'${KEY}'); deliver(conn, b'${KEY}')
conn.send_bytes(b'modern'); print(conn.recv_bytes().decode())`);
    using peer = await listener.accept({ timeout: 20_000 });
    expect(Buffer.from(await peer.recvBytes()).toString()).toBe("modern");
    await peer.sendBytes(bytes("welcome"));
    expect((await ran).stdout).toBe("welcome\n");
  });

  test.each([
    [
      "its own handshake",
      `listener = c.Listener(('127.0.0.1', 0), authkey=b'${KEY}')`,
      "conn = listener.accept()",
    ],
    [
      "the handshake of 3.12 and later",
      "listener = c.Listener(('127.0.0.1', 0))",
      `conn = listener.accept(); deliver(conn, b'${KEY}'); answer(conn, b'${KEY}')`,
    ],
  ])("is connected to, with %s", async (_name, listen, accept) => {
    const child = spawn("python3", [
      "-uc",
      `${MODERN}\n${listen}\nprint(listener.address[1])\n${accept}\nconn.send_bytes(conn.recv_bytes() * 2); conn.recv_bytes()`,
    ]);
    const [port] = (await once(child.stdout, "data")) as [Buffer];
    const peer = await Client(`127.0.0.1:${String(port).trim()}`, { authkey: KEY });
    await peer.sendBytes(bytes("twice "));
    expect(Buffer.from(await peer.recvBytes()).toString()).toBe("twice twice ");
    await peer.sendBytes(bytes("end"));
    expect(await once(child, "exit")).toEqual([0, null]);
  });

  test("with another key is refused, and told so", async () => {
    using listener = new Listener({ authkey: KEY });
    const ran = python(`
from multiprocessing import connection, AuthenticationError
try: connection.Client(('127.0.0.1', ${portOf(listener)}), authkey=b'a guess')
except AuthenticationError as e: print(e)`);
    await expect(listener.accept({ timeout: 20_000 })).rejects.toEqual(error("AuthenticationError"));
    expect((await ran).stdout).toContain("rejected");
  });

  test("'s pickles are not taken for values", async () => {
    using listener = new Listener();
    const ran = python(`
from multiprocessing.connection import Client
Client(('127.0.0.1', ${portOf(listener)})).send({'a': 1})`);
    using peer = await listener.accept({ timeout: 20_000 });
    await expect(peer.recv()).rejects.toEqual(error("OSError", "another library"));
    await ran;
  });
});

test.each(["close", "end", "exit"])(
  "a program that sends and ends at once, by %s, has sent it",
  { timeout: 30_000 },
  async (way) => {
    using listener = new Listener();
    const program = fileURLToPath(new URL("../fixtures/sends-and-ends.ts", import.meta.url));
    const ran = promisify(execFile)(process.execPath, [
      ...process.execArgv,
      program,
      String(portOf(listener)),
      way,
    ]);
    using peer = await listener.accept<never, number>({ timeout: 20_000 });
    for (let i = 0; i < 100; i++) expect(await peer.recv({ timeout: 10_000 })).toBe(i);
    await expect(peer.recv({ timeout: 10_000 })).rejects.toEqual(error("EOFError"));
    await ran;
  },
);

describe("a peer that means no good", { timeout: 30_000 }, () => {
  /** A bare socket to a listener. */
  async function raw(listener: Listener): Promise<Socket> {
    const socket = connect({ port: portOf(listener), host: "127.0.0.1" });
    socket.on("error", () => {});
    await once(socket, "connect");
    return socket;
  }

  /** The listener still lets in who has the key. */
  async function isWell(listener: Listener): Promise<string> {
    const [there, here] = await Promise.all([
      listener.accept<never, string>({ timeout: 10_000 }),
      Client<string>(listener.address, { authkey: KEY }),
    ]);
    await here.send("well");
    return there.recv({ timeout: 5000 });
  }

  test.each([
    ["garbage", bytes("GET / HTTP/1.1\r\n\r\n")],
    ["a handshake of two gigabytes", Uint8Array.from([0x7f, 0xff, 0xff, 0xff])],
    ["a length of less than nothing", Uint8Array.from([0xff, 0xff, 0xff, 0xf0])],
    ["an answer of no digest", Uint8Array.from([0, 0, 0, 3, 1, 2, 3])],
    ["an answer with an unknown digest", Uint8Array.from([0, 0, 0, 9, ...bytes("{sha1}abc")])],
    ["the challenge itself", undefined],
  ])("sends %s: AuthenticationError, and the next one is let in", async (_name, message) => {
    using listener = new Listener({ authkey: KEY });
    const socket = await raw(listener);
    if (message === undefined) socket.write(((await once(socket, "data")) as [Buffer])[0]);
    else socket.write(message);
    await expect(listener.accept({ timeout: 5000 })).rejects.toEqual(error("AuthenticationError"));
    expect(await isWell(listener)).toBe("well");
    socket.destroy();
  });

  test("says nothing, or goes away: the others are let in meanwhile", async () => {
    using listener = new Listener({ authkey: KEY });
    const silent = await Promise.all(Array.from({ length: 20 }, () => raw(listener)));
    const gone = await Promise.all(Array.from({ length: 20 }, () => raw(listener)));
    for (const socket of gone) socket.resetAndDestroy();
    await expect(isWell(listener)).resolves.toBe("well");
    for (const socket of silent) socket.destroy();
  });

  test("comes in a flood: it is sent away, and does not keep the others out when it has gone", async () => {
    using listener = new Listener({ authkey: KEY, backlog: 400 });
    const flood = await Promise.all(Array.from({ length: 300 }, () => raw(listener)));
    // Those above the limit are closed by the listener.
    const closed = (): number => flood.filter((socket) => socket.destroyed || socket.readableEnded).length;
    for (const socket of flood) socket.resume();
    await expect.poll(closed, { timeout: 10_000 }).toBeGreaterThanOrEqual(300 - 128);
    for (const socket of flood) socket.destroy();
    await expect.poll(() => isWell(listener).catch(() => "not yet"), { timeout: 15_000 }).toBe("well");
  });

  test("announces a message of a terabyte: the connection ends", async () => {
    using listener = new Listener();
    const socket = await raw(listener);
    using peer = await listener.accept();
    socket.write(Uint8Array.from([255, 255, 255, 255, 0, 0, 1, 0, 0, 0, 0, 0, 1, 2, 3]));
    await expect(peer.recvBytes({ timeout: 5000 })).rejects.toEqual(error("EOFError"));
    await once(socket, "close");
  });

  test("vanishes in the middle of a message: what was whole is there, then the end", async () => {
    using listener = new Listener();
    const socket = await raw(listener);
    using peer = await listener.accept();
    socket.write(Uint8Array.from([0, 0, 0, 2, 7, 8, 0, 0, 0, 9, 1]));
    expect(await peer.recvBytes({ timeout: 5000 })).toEqual(Uint8Array.from([7, 8]));
    socket.resetAndDestroy();
    await expect(peer.recvBytes({ timeout: 5000 })).rejects.toEqual(error("EOFError"));
  });

  test("sends byte by byte: the message is put together", async () => {
    using listener = new Listener();
    const socket = await raw(listener);
    socket.setNoDelay(true);
    using peer = await listener.accept();
    for (const byte of [0, 0, 0, 3, 1, 2, 3]) {
      await new Promise<void>((resolve) => void socket.write(Uint8Array.of(byte), () => resolve()));
    }
    expect(await peer.recvBytes({ timeout: 5000 })).toEqual(Uint8Array.from([1, 2, 3]));
    socket.destroy();
  });
});
