/** Sockets over `node:net`, which Node, Deno and Bun have. */

import type { AddressInfo, Server, Socket as NodeSocket } from "node:net";
import type { ServerSocket, Socket, SocketAddress, SocketPort } from "../../port.ts";

// Loaded when sockets are used: most threads of a program never do.
const net = () => process.getBuiltinModule("node:net");
const crypto = () => process.getBuiltinModule("node:crypto");

/** The implementation of {@link SocketPort}. */
export const threadSockets: SocketPort = {
  listen: (address, backlog, onSocket) =>
    new Promise<ServerSocket>((resolve, reject) => {
      // Half-open, so that what is still to be sent is sent when the other end has stopped sending.
      const server = net().createServer({ allowHalfOpen: true, noDelay: true, pauseOnConnect: true });
      server.on("connection", (socket) => onSocket(wrapped(socket)));
      server.once("error", reject);
      server.listen({ ...target(address), backlog }, () => {
        server.off("error", reject);
        // Such as too many open files: those who wait in line are accepted later.
        server.on("error", () => {});
        resolve({ address: addressOf(server), close: () => void server.close() });
      });
    }),
  connect: (address) =>
    new Promise<Socket>((resolve, reject) => {
      const socket = net().connect({ ...target(address), allowHalfOpen: true, noDelay: true });
      socket.pause();
      socket.once("error", reject);
      socket.once("connect", () => {
        socket.off("error", reject);
        resolve(wrapped(socket));
      });
    }),
  temporaryPath() {
    const { tmpdir } = process.getBuiltinModule("node:os");
    const name = `listener-${crypto().randomBytes(8).toString("hex")}`;
    return process.platform === "win32"
      ? `\\\\.\\pipe\\${name}`
      : process.getBuiltinModule("node:path").join(tmpdir(), name);
  },
  hmac: (digest, key, message) => crypto().createHmac(digest, key).update(message).digest(),
  randomBytes: (count) => crypto().randomBytes(count),
};

function target(address: SocketAddress): { path: string } | { host: string; port: number } {
  return typeof address === "string" ? { path: address } : { host: address.host, port: address.port };
}

function addressOf(server: Server): SocketAddress {
  const address = server.address() as AddressInfo | string;
  return typeof address === "string" ? address : { host: address.address, port: address.port };
}

function wrapped(socket: NodeSocket): Socket {
  const { remoteAddress: host, remotePort: port } = socket;
  // Told where the socket is read or written; without a listener it would end the process.
  socket.on("error", () => {});
  return {
    peer: host === undefined || port === undefined ? undefined : { host, port },
    chunks: socket,
    write: (bytes) =>
      new Promise<void>((resolve, reject) => {
        socket.write(bytes, (error) => (error ? reject(error) : resolve()));
      }),
    end: () => void socket.end(),
    destroy: () => void socket.destroy(),
  };
}
