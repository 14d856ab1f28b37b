/**
 * Authentication by a shared key, as CPython's connections have it since 3.12: each side sends the other random bytes, and gets them
 * back as an HMAC with the key. Who listens asks first. An older CPython answers with HMAC-MD5, and gets such an answer.
 *
 * Both are written once, as generators of what is to be sent and received, for connections in both faces and for sockets.
 */

import { AuthenticationError, PlatformError } from "../errors.ts";
import { port, type SocketPort } from "../port.ts";

/** Most bytes that a message of the handshake may have. */
export const HANDSHAKE_LIMIT = 256;
/** Random bytes in a challenge: as many as CPython has. */
const CHALLENGE_BYTES = 40;
/** As many as an old challenge, and an HMAC-MD5, have. */
const OLD_LENGTHS = [20, 16];

const text = (bytes: Uint8Array): string => String.fromCharCode(...bytes);
const bytes = (ascii: string): Uint8Array => Uint8Array.from(ascii, (letter) => letter.charCodeAt(0));
const CHALLENGE = "#CHALLENGE#";
const WELCOME = "#WELCOME#";
const FAILURE = "#FAILURE#";
const SHA256 = "{sha256}";

/** A step of a handshake: send these bytes, or (`undefined`) receive a message, which is the answer. */
export type Handshake = Generator<Uint8Array | undefined, void, Uint8Array>;

/** The sockets of this platform. Throws `PlatformError` where it has none. */
export function sockets(): SocketPort {
  const found = port().sockets?.();
  if (found !== undefined) return found;
  throw new PlatformError(
    `There are no sockets on ${port().name}: a page can't listen, or connect by other means than its own. ` +
      "Use a Pipe between processes, and a WebSocket or fetch to a server",
  );
}

/** Asks the other side to prove that it has the key. */
export function* challenging(key: Uint8Array): Handshake {
  const message = joined(bytes(SHA256), sockets().randomBytes(CHALLENGE_BYTES));
  yield joined(bytes(CHALLENGE), message);
  if (!isProof(yield undefined, key, message)) {
    yield bytes(FAILURE);
    throw new AuthenticationError(
      "The other side does not have the authentication key: the digest received was wrong",
    );
  }
  yield bytes(WELCOME);
}

/** Proves to the other side that this one has the key. */
export function* answering(key: Uint8Array): Handshake {
  const received = yield undefined;
  const message = received.subarray(CHALLENGE.length);
  if (text(received.subarray(0, CHALLENGE.length)) !== CHALLENGE || message.length < 20) {
    throw new AuthenticationError(
      "The other side did not send a challenge: it is no listener with an authentication key (protocol error)",
    );
  }
  const digest = parsed(message)?.[0];
  if (digest === undefined) {
    throw new AuthenticationError(
      "The other side wants a digest that is not known here: only sha256 and md5 are",
    );
  }
  const proof = sockets().hmac(digest, key, message);
  yield digest === "md5" ? proof : joined(bytes(SHA256), proof);
  if (text(yield undefined) !== WELCOME) {
    throw new AuthenticationError(
      "The other side has another authentication key: the digest that was sent was rejected",
    );
  }
}

/** Who listens asks first, and then answers. */
export function* accepting(key: Uint8Array): Handshake {
  yield* challenging(key);
  yield* answering(key);
}

/** Who connects answers first, and then asks. */
export function* connecting(key: Uint8Array): Handshake {
  yield* answering(key);
  yield* challenging(key);
}

function isProof(answer: Uint8Array, key: Uint8Array, message: Uint8Array): boolean {
  const parts = parsed(answer);
  if (parts === undefined) return false;
  const [digest, proof] = parts;
  return isSame(sockets().hmac(digest, key, message), proof);
}

/** The name of the digest, and what follows it. Without a name it is the old HMAC-MD5, by its length. `undefined` if it is neither. */
function parsed(message: Uint8Array): ["md5" | "sha256", Uint8Array] | undefined {
  if (OLD_LENGTHS.includes(message.length)) return ["md5", message];
  const isKnown = text(message.subarray(0, SHA256.length)) === SHA256;
  return isKnown ? ["sha256", message.subarray(SHA256.length)] : undefined;
}

/** Compares in a time that does not depend on where they differ. */
function isSame(a: Uint8Array, b: Uint8Array): boolean {
  let difference = a.length ^ b.length;
  for (let i = 0; i < a.length; i++) difference |= (a[i] as number) ^ (b[i] ?? 0);
  return difference === 0;
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}
