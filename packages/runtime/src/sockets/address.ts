/** Addresses, as users write them. */

import { describe, expectInteger, expectType } from "../check.ts";
import { ValueError } from "../errors.ts";
import type { SocketAddress } from "../port.ts";

/** The families of addresses: TCP, a path in the file system, a named pipe of Windows. */
export type AddressFamily = "AF_INET" | "AF_UNIX" | "AF_PIPE";
const FAMILIES: readonly AddressFamily[] = ["AF_INET", "AF_UNIX", "AF_PIPE"];

const HOST_AND_PORT = /^(?:\[([^\]]+)\]|([^:/\\]*)):(\d+)$/;
const HIGHEST_PORT = 65_535;

/** Where to listen, or to connect to. `"host:port"` is TCP, any other text a path. */
export function parseAddress(address: unknown): SocketAddress {
  if (typeof address === "object" && address !== null) {
    const { host = "localhost", port } = address as { host?: unknown; port?: unknown };
    expectType(typeof host === "string", "address.host", "a string", host);
    return { host, port: checkedPort(port) };
  }
  expectType(
    typeof address === "string" && address !== "",
    "address",
    '{ host, port }, "host:port" or a path',
    address,
  );
  const [, six, four, port] = HOST_AND_PORT.exec(address) ?? [];
  return port === undefined
    ? address
    : { host: six ?? (four || "localhost"), port: checkedPort(Number(port)) };
}

/** The family of an address. */
export function familyOf(address: SocketAddress): AddressFamily {
  if (typeof address !== "string") return "AF_INET";
  return address.startsWith("\\\\") ? "AF_PIPE" : "AF_UNIX";
}

/** Checks a family that was asked for, against the address if there is one. */
export function checkFamily(family: unknown, address: SocketAddress | undefined): void {
  if (family === undefined) return;
  if (!FAMILIES.includes(family as AddressFamily)) {
    throw new ValueError(`family must be one of ${FAMILIES.join(", ")}, but it is ${describe(family)}`);
  }
  if (address !== undefined && familyOf(address) !== family) {
    throw new ValueError(
      `The address ${textOf(address)} is of the family ${familyOf(address)}, not ${describe(family)}`,
    );
  }
}

/** An address as a text, for messages. */
export function textOf(address: SocketAddress): string {
  return typeof address === "string" ? address : `${address.host}:${address.port}`;
}

function checkedPort(port: unknown): number {
  expectInteger(port, "address.port", 0);
  if (port > HIGHEST_PORT)
    throw new ValueError(`address.port must be at most ${HIGHEST_PORT}, but it is ${port}`);
  return port;
}
