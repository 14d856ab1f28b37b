/**
 * The process that owns the sockets of the whole program. It is made with the first socket, serves requests as a manager does, and ends
 * when it has had nothing to do for a while.
 */

import { Connection } from "../channel/connection.ts";
import { makePipe } from "../channel/pipe.ts";
import {
  AuthenticationError,
  ConnectionRefusedError,
  EOFError,
  FileNotFoundError,
  OSError,
} from "../errors.ts";
import { family } from "../kernel/family.ts";
import { refOf } from "../kernel/handle.ts";
import { removeName } from "../kernel/names.ts";
import { addressOf } from "../kernel/refs.ts";
import { REQUEST, sendRequest } from "../managers/protocol.ts";
import { closeManager } from "../managers/regions.ts";
import { Server } from "../managers/server.ts";
import { typesOf } from "../managers/types.ts";
import type { ServerSocket, Socket, SocketAddress } from "../port.ts";
import { defineRole } from "../process/roles.ts";
import { Queue } from "../queue/queue.ts";
import { textOf } from "./address.ts";
import { BadLength } from "./frames.ts";
import { accepting, connecting, sockets } from "./handshake.ts";
import { Pump } from "./pump.ts";
import { Wire } from "./wire.ts";

/** Name of the role, see `process/roles.ts`. */
export const SOCKET_HUB = "socket hub";

/** Milliseconds without any socket after which the process ends. */
const LINGER = 500;
/** Most connections of a listener that are on their way: neither known yet, nor waiting to be accepted. */
const MOST_ON_THEIR_WAY = 128;

/** What is asked of {@link Hub.listen}. */
export interface ListenOrder {
  readonly address: SocketAddress | undefined;
  readonly isPath: boolean;
  readonly backlog: number;
  readonly authkey: Uint8Array | undefined;
}

/** What a listener has of its socket. */
export interface Listening {
  readonly address: SocketAddress;
  readonly arrivals: Queue<Arrival>;
  /** Closed when the socket is; to close it closes the socket. */
  readonly control: Connection;
}

/** What comes to a listener: a connection, or why there is none. */
export type Arrival =
  | { readonly connection: Connection; readonly peer: SocketAddress | undefined }
  | { readonly error: Error };

/** What is asked of {@link Hub.connect}. */
export interface ConnectOrder {
  readonly address: SocketAddress;
  readonly authkey: Uint8Array | undefined;
}

/** The object whose methods are the requests. */
class Hub {
  private readonly pumps = new Set<Pump>();
  /** How many sockets are open or being opened. */
  live = 0;

  async listen({ address, isPath, backlog, authkey }: ListenOrder): Promise<Listening> {
    const wanted = address ?? (isPath ? sockets().temporaryPath() : { host: "localhost", port: 0 });
    const arrivals = new Queue<Arrival>({ maxsize: backlog });
    const gate = new Gate(arrivals, authkey, (wire) => this.take(wire));
    const opening = sockets().listen(wanted, backlog, (socket) => void this.count(gate.enter(socket)));
    const server = await opening.catch((error: unknown) => failed(error, `listen at ${textOf(wanted)}`));
    const [here, control] = makePipe<never, never>(true);
    void this.count(closeWith(server, gate, here));
    return { address: server.address, arrivals, control };
  }

  async connect({ address, authkey }: ConnectOrder): Promise<Connection> {
    return this.count(this.connected(address, authkey));
  }

  /** Resolves when all that was sent so far is the operating system's. */
  async flush(): Promise<void> {
    // A turn first: a message that has been taken from its pipe is counted as on its way once the pump has gone on.
    do {
      await new Promise<void>((resolve) => {
        setTimeout(resolve, 1);
      });
    } while ([...this.pumps].some(({ isBusy }) => isBusy));
  }

  private async connected(address: SocketAddress, authkey: Uint8Array | undefined): Promise<Connection> {
    const where = textOf(address);
    const socket = await sockets()
      .connect(address)
      .catch((error: unknown) => failed(error, `connect to ${where}`));
    const wire = new Wire(socket);
    try {
      await wire.shake(authkey && connecting(authkey));
    } catch (error) {
      socket.destroy();
      throw error instanceof AuthenticationError ? error : vanished(error, where);
    }
    return this.take(wire);
  }

  /** Starts to pass messages on; gives the end of the pipe for the program. */
  private take(wire: Wire): Connection {
    const [here, there] = makePipe<never, never>(true, true);
    const pump = new Pump(wire, here);
    this.pumps.add(pump);
    void this.count(pump.run().finally(() => this.pumps.delete(pump)));
    return there;
  }

  private async count<T>(work: Promise<T>): Promise<T> {
    this.live++;
    try {
      return await work;
    } finally {
      this.live--;
    }
  }
}

/** Lets those in who prove that they have the key. */
class Gate {
  private readonly arrivals: Queue<Arrival>;
  private readonly authkey: Uint8Array | undefined;
  private readonly take: (wire: Wire) => Connection;
  private onTheirWay = 0;

  constructor(arrivals: Queue<Arrival>, authkey: Uint8Array | undefined, take: (wire: Wire) => Connection) {
    this.arrivals = arrivals;
    this.authkey = authkey;
    this.take = take;
  }

  async enter(socket: Socket): Promise<void> {
    // A flood: whoever is too many is sent away, before it costs memory.
    if (this.onTheirWay >= MOST_ON_THEIR_WAY) return socket.destroy();
    this.onTheirWay++;
    try {
      await this.letIn(socket);
    } catch {
      // The listener was closed meanwhile.
      socket.destroy();
    } finally {
      this.onTheirWay--;
    }
  }

  /** Lets nobody in any more, and sends those away who were not accepted. */
  close(): void {
    this.arrivals[Symbol.dispose]();
  }

  private async letIn(socket: Socket): Promise<void> {
    const wire = new Wire(socket);
    try {
      await wire.shake(this.authkey && accepting(this.authkey));
    } catch (error) {
      socket.destroy();
      // Who has gone, or said nothing, is nobody; who tried with another key is told of.
      if (error instanceof AuthenticationError || error instanceof BadLength) await this.tell(error);
      return;
    }
    using connection = this.take(wire);
    await this.arrivals.put({ connection, peer: socket.peer });
  }

  private async tell(error: Error): Promise<void> {
    const known = error instanceof AuthenticationError;
    const told = known
      ? error
      : new AuthenticationError(`The other side does not know the handshake: ${error.message}`);
    await this.arrivals.put({ error: told });
  }
}

/** Lets go of what has been given to a process: only if nobody else holds an end of a pipe, its closing is seen. */
function letGo(result: unknown): void {
  if (result instanceof Connection) return result.close();
  (result as Partial<Listening> | undefined)?.control?.close();
}

/** Closes a listening socket when the other end of a pipe is closed. */
async function closeWith(server: ServerSocket, gate: Gate, end: Connection): Promise<void> {
  await end.recv().catch(() => {});
  server.close();
  gate.close();
  end.close();
}

function failed(error: unknown, what: string): never {
  const { code, message } = error as { code?: string; message: string };
  const text = `Cannot ${what}: ${message}`;
  if (code === "ECONNREFUSED") throw new ConnectionRefusedError(text, { cause: error });
  if (code === "ENOENT") throw new FileNotFoundError(text, { cause: error });
  throw new OSError(text, { cause: error });
}

function vanished(error: unknown, where: string): Error {
  const text = `${where} did not go through with the handshake: it has no authentication key, or is no listener`;
  return error instanceof EOFError ? new EOFError(text) : new AuthenticationError(text, { cause: error });
}

async function serve(manager: object, number: number): Promise<void> {
  const hub = new Hub();
  const server = new Server(manager, [...typesOf([]), { name: "sockets", make: () => hub, given: letGo }]);
  endWhenIdle(server, hub, addressOf(refOf(manager) as number), number);
  await server.run();
}

/** Ends the process some time after its last socket. First its name goes, so that nobody finds it; then, a while later, the process. */
function endWhenIdle(server: Server, hub: Hub, manager: number, number: number): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isNamed = true;
  const look = (): void => {
    clearTimeout(timer);
    if (hub.live > 0 || !server.isIdle) timer = setTimeout(look, LINGER);
    else if (isNamed) {
      removeName(family().heap, number);
      isNamed = false;
      timer = setTimeout(look, LINGER);
    } else {
      closeManager(family().heap, manager);
      sendRequest(manager, { kind: REQUEST.STOP, referent: 0, call: 0 }, {});
    }
  };
  timer = setTimeout(look, LINGER);
}

defineRole(SOCKET_HUB, serve as (...args: unknown[]) => unknown);
