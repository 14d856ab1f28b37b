import { expectOptions, expectType } from "../check.ts";
import type { Connection } from "../channel/connection.ts";
import type { AsyncWaitOptions } from "../kernel/run.ts";
import { checkWait } from "../kernel/run.ts";
import type { SocketAddress } from "../port.ts";
import { type AddressFamily, checkFamily, parseAddress } from "./address.ts";
import { sockets } from "./handshake.ts";
import { ask, askSync } from "./hub.ts";
import type { ConnectOrder } from "./hub-process.ts";

/** Options of {@link Client}. */
export interface ClientOptions extends AsyncWaitOptions {
  /** The key that both sides must have; without one nobody is authenticated. A text stands for its bytes in UTF-8. */
  authkey?: Uint8Array | string | undefined;
  /** The family of the address, where it shall be checked. */
  family?: AddressFamily | undefined;
}

/**
 * Connects to a {@link Listener}, here or in another program (Python's `multiprocessing.connection.Client`).
 *
 * @param address `{ host, port }` or `"host:port"` for TCP, a path for a Unix socket.
 * @param options `authkey`: the listener's; `timeout` in milliseconds and `signal`, to give up.
 * @returns a connection as of a pipe: it can be waited for, and passed to other processes.
 * @throws ConnectionRefusedError if nobody listens there, FileNotFoundError if there is no such path, AuthenticationError if the other side has another key, PlatformError
 * where there are no sockets.
 *
 * @example
 * ```ts
 * import { Client, Listener } from "@mp/runtime";
 * using listener = new Listener({ authkey: "a secret" });
 * const [there, here] = await Promise.all([listener.accept(), Client(listener.address, { authkey: "a secret" })]);
 * await here.send({ hello: "world" });
 * console.log(await there.recv()); // => { hello: 'world' }
 * here.close();
 * there.close();
 * ```
 */
export async function Client<Send = unknown, Receive = unknown>(
  address: SocketAddress,
  options?: ClientOptions,
): Promise<Connection<Send, Receive>> {
  return (await ask("connect", orderOf(address, options), options)) as Connection<Send, Receive>;
}

/**
 * Like {@link Client}, blocking this thread.
 *
 * @param address `{ host, port }` or `"host:port"` for TCP, a path for a Unix socket.
 * @param options `authkey`: the listener's; `timeout` in milliseconds.
 *
 * @example
 * ```ts
 * import { ClientSync, Listener } from "@mp/runtime";
 * using listener = new Listener();
 * using here = ClientSync(listener.address);
 * using there = listener.acceptSync();
 * here.sendSync("blocked, and connected");
 * console.log(there.recvSync()); // => blocked, and connected
 * ```
 */
export function ClientSync<Send = unknown, Receive = unknown>(
  address: SocketAddress,
  options?: Omit<ClientOptions, "signal">,
): Connection<Send, Receive> {
  return askSync("connect", orderOf(address, options), options) as Connection<Send, Receive>;
}

function orderOf(address: SocketAddress, options: ClientOptions = {}): ConnectOrder {
  expectOptions(options, "Client", '{ authkey: "a secret" }');
  checkWait(options);
  const where = parseAddress(address);
  checkFamily(options.family, where);
  // Fails here, and says why, where the platform has no sockets.
  sockets();
  return { address: where, authkey: keyOf(options.authkey) };
}

/** The bytes of a key. */
export function keyOf(authkey: unknown): Uint8Array | undefined {
  if (authkey === undefined) return undefined;
  const ok = typeof authkey === "string" || authkey instanceof Uint8Array;
  expectType(ok, "authkey", "bytes, or a text", authkey);
  if (typeof authkey !== "string") return authkey.slice();
  const bytes = new Uint8Array(authkey.length * 3);
  return bytes.slice(0, new TextEncoder().encodeInto(authkey, bytes).written);
}
