import { expectInteger, expectOptions } from "../check.ts";
import type { Connection } from "../channel/connection.ts";
import { decode } from "../codec/decode.ts";
import { UNSENDABLE } from "../codec/refusal.ts";
import { OSError } from "../errors.ts";
import { family } from "../kernel/family.ts";
import { pinnedAll } from "../kernel/handle.ts";
import type { Operation } from "../kernel/operation.ts";
import type { AsyncWaitOptions, WaitOptions } from "../kernel/run.ts";
import { anyReady } from "../kernel/watch.ts";
import type { SocketAddress } from "../port.ts";
import { late, outcome, outcomeSync } from "../sync/options.ts";
import { type AddressFamily, checkFamily, familyOf, parseAddress } from "./address.ts";
import { keyOf } from "./client.ts";
import { sockets } from "./handshake.ts";
import { askSync } from "./hub.ts";
import type { Arrival, Listening, ListenOrder } from "./hub-process.ts";

/** Options of {@link Listener}. */
export interface ListenerOptions {
  /** `{ host, port }` or `"host:port"` for TCP, a path for a Unix socket; a free port of this machine if left out. */
  address?: SocketAddress | undefined;
  /** `"AF_UNIX"` without an address gives a path in the folder for temporary files. */
  family?: AddressFamily | undefined;
  /** The key that both sides must have; without one nobody is authenticated. A text stands for its bytes in UTF-8. */
  authkey?: Uint8Array | string | undefined;
  /** How many connections may wait to be accepted; 16 if left out (1 in Python). */
  backlog?: number | undefined;
}

const BACKLOG = 16;

/**
 * Waits for connections of {@link Client}s, from this program or others (Python's `multiprocessing.connection.Listener`).
 *
 * The socket is bound when the constructor returns; this blocks the thread for a moment. Values are sent as between processes, but for what
 * lies in this program's memory; bytes (`sendBytes`) also to and from Python, which has the same handshake and frames.
 *
 * Use an `authkey` unless all who can reach the address may connect.
 *
 * @example
 * ```ts
 * import { Client, isMainProcess, Listener, Process, type SocketAddress } from "@mp/runtime";
 *
 * async function ask(address: SocketAddress) {
 *   using server = await Client<string, string>(address, { authkey: "a secret" });
 *   await server.send("how are you?");
 *   console.log(await server.recv());
 * }
 *
 * if (isMainProcess) {
 *   using listener = new Listener({ address: "127.0.0.1:0", authkey: "a secret" });
 *   const p = new Process({ target: ask, args: [listener.address] });
 *   p.start();
 *   using client = await listener.accept<string, string>();
 *   console.log((listener.lastAccepted as { host: string }).host); // => 127.0.0.1
 *   listener.close();
 *   await client.send(`fine. You asked: ${await client.recv()}`);
 *   await p.join();
 * }
 * // => fine. You asked: how are you?
 * ```
 */
export class Listener implements Disposable {
  static {
    Object.defineProperty(Listener.prototype, UNSENDABLE, {
      value: "a listener stays in its process; accept there, and pass the connections on",
    });
  }

  /** Where it listens: the port that was chosen, if none was given. */
  readonly address: SocketAddress;
  private readonly arrivals: Listening["arrivals"];
  private readonly control: Connection;
  private peer: SocketAddress | null = null;

  /**
   * Binds the socket.
   *
   * @throws OSError if the address is taken or of no use; PlatformError where there are no sockets.
   */
  constructor(options: ListenerOptions = {}) {
    const listening = askSync("listen", orderOf(options)) as Listening;
    this.address = listening.address;
    this.arrivals = listening.arrivals;
    this.control = listening.control;
  }

  /** Who connected last: a host and a port; `null` if nobody did, or it was by a path. */
  get lastAccepted(): SocketAddress | null {
    return this.peer;
  }

  /**
   * Waits for a connection.
   *
   * @param options `timeout` in milliseconds, `signal` to give up.
   * @returns a connection as of a pipe: it can be waited for, and passed to other processes.
   * @throws AuthenticationError for each one who tried with another key, after which `accept` may be called again; OSError once the listener is closed; TimeoutError
   * when the time was up.
   */
  async accept<Send = unknown, Receive = unknown>(
    options?: AsyncWaitOptions,
  ): Promise<Connection<Send, Receive>> {
    return this.opened(await outcome(this.control, this.accepting(), options, late("Nobody connected")));
  }

  /** Like {@link Listener.accept}, blocking this thread. */
  acceptSync<Send = unknown, Receive = unknown>(options?: WaitOptions): Connection<Send, Receive> {
    return this.opened(outcomeSync(this.accepting(), options, late("Nobody connected")));
  }

  /** Stops listening; waits of `accept` end with `OSError`. Connections that were accepted go on. Does nothing the second time. */
  close(): void {
    this.control.close();
    this.arrivals[Symbol.dispose]();
  }

  /** Stops listening, at the end of a `using` block. */
  [Symbol.dispose](): void {
    this.close();
  }

  private *accepting(): Operation<Arrival> {
    this.mustBeOpen();
    const watched = [this.arrivals.watched(), this.control.watched()];
    for (;;) {
      // First: once it is closed here, the memory of the queue may be another's.
      this.mustBeOpen();
      const message = this.arrivals.core.tryGet();
      if (message !== undefined) return decode(message) as Arrival;
      if (this.control.pollSync() && this.arrivals.empty()) {
        throw new OSError(
          "Cannot accept: the process that owns the sockets has ended; make another Listener",
        );
      }
      yield* pinnedAll([this.arrivals], anyReady(family().heap, watched));
    }
  }

  private mustBeOpen(): void {
    if (this.control.closed) throw new OSError("Cannot accept: the listener is closed");
  }

  private opened<Send, Receive>(arrival: Arrival): Connection<Send, Receive> {
    if ("error" in arrival) throw arrival.error;
    this.peer = arrival.peer ?? null;
    return arrival.connection as Connection<Send, Receive>;
  }
}

function orderOf(options: ListenerOptions): ListenOrder {
  expectOptions(options, "Listener", '{ authkey: "a secret" }');
  const { address, family: wanted, authkey, backlog = BACKLOG } = options;
  expectInteger(backlog, "backlog", 1);
  const where = address === undefined ? undefined : parseAddress(address);
  checkFamily(wanted, where);
  // Fails here, and says why, where the platform has no sockets.
  sockets();
  const isPath =
    wanted === "AF_UNIX" || wanted === "AF_PIPE" || (where !== undefined && familyOf(where) !== "AF_INET");
  return { address: where, isPath, backlog, authkey: keyOf(authkey) };
}
