/** The handshake over any connection, for programs that open theirs by themselves. */

import type { Connection } from "../channel/connection.ts";
import { expectType } from "../check.ts";
import { keyOf } from "./client.ts";
import { answering, challenging, HANDSHAKE_LIMIT, type Handshake } from "./handshake.ts";

const LIMIT = { maxLength: HANDSHAKE_LIMIT };

/**
 * Asks the other side of a connection to prove that it has a key (Python's `deliver_challenge`); there {@link answerChallenge} is called.
 *
 * @param connection a connection that both sends and receives. @param authkey the key: bytes, or a text.
 * @throws AuthenticationError if the other side has another key.
 *
 * @example
 * ```ts
 * import { answerChallenge, deliverChallenge, Pipe } from "@mp/runtime";
 * const [here, there] = Pipe();
 * await Promise.all([deliverChallenge(here, "a secret"), answerChallenge(there, "a secret")]);
 * const failed = await Promise.allSettled([deliverChallenge(here, "a secret"), answerChallenge(there, "a guess")]);
 * console.log(failed.map((each) => (each.status === "rejected" ? each.reason.name : "passed"))); // => [ 'AuthenticationError', 'AuthenticationError' ]
 * ```
 */
export async function deliverChallenge(connection: Connection, authkey: Uint8Array | string): Promise<void> {
  await shake(connection, challenging(requiredKey(authkey)));
}

/**
 * Like {@link deliverChallenge}, blocking this thread.
 *
 * @param connection a connection that both sends and receives. @param authkey the key: bytes, or a text.
 *
 * @example
 * ```ts
 * import { answerChallenge, type Connection, deliverChallengeSync, isMainProcess, Pipe, Process } from "@mp/runtime";
 *
 * async function prove(connection: Connection) {
 *   await answerChallenge(connection, "a secret");
 * }
 *
 * if (isMainProcess) {
 *   const [here, there] = Pipe();
 *   const p = new Process({ target: prove, args: [there] });
 *   p.start();
 *   deliverChallengeSync(here, "a secret");
 *   console.log("it has the key"); // => it has the key
 *   await p.join();
 * }
 * ```
 */
export function deliverChallengeSync(connection: Connection, authkey: Uint8Array | string): void {
  shakeSync(connection, challenging(requiredKey(authkey)));
}

/**
 * Proves to the other side of a connection that this one has a key (Python's `answer_challenge`).
 *
 * @param connection a connection that both sends and receives. @param authkey the key: bytes, or a text.
 * @throws AuthenticationError if the other side rejects the proof, or asked for none.
 *
 * @example
 * ```ts
 * import { answerChallenge, deliverChallenge, Pipe } from "@mp/runtime";
 * const [here, there] = Pipe();
 * await Promise.all([deliverChallenge(here, "a secret"), answerChallenge(there, "a secret")]);
 * ```
 */
export async function answerChallenge(connection: Connection, authkey: Uint8Array | string): Promise<void> {
  await shake(connection, answering(requiredKey(authkey)));
}

/**
 * Like {@link answerChallenge}, blocking this thread.
 *
 * @param connection a connection that both sends and receives. @param authkey the key: bytes, or a text.
 *
 * @example
 * ```ts
 * import { answerChallengeSync, type Connection, deliverChallenge, isMainProcess, Pipe, Process } from "@mp/runtime";
 *
 * async function check(connection: Connection) {
 *   await deliverChallenge(connection, "a secret");
 * }
 *
 * if (isMainProcess) {
 *   const [here, there] = Pipe();
 *   const p = new Process({ target: check, args: [there] });
 *   p.start();
 *   answerChallengeSync(here, "a secret");
 *   console.log("was believed"); // => was believed
 *   await p.join();
 * }
 * ```
 */
export function answerChallengeSync(connection: Connection, authkey: Uint8Array | string): void {
  shakeSync(connection, answering(requiredKey(authkey)));
}

async function shake(connection: Connection, steps: Handshake): Promise<void> {
  for (let step = steps.next(); !step.done;) {
    if (step.value !== undefined) await connection.sendBytes(step.value);
    step = steps.next(step.value === undefined ? await connection.recvBytes(LIMIT) : new Uint8Array());
  }
}

function shakeSync(connection: Connection, steps: Handshake): void {
  for (let step = steps.next(); !step.done;) {
    if (step.value !== undefined) connection.sendBytesSync(step.value);
    step = steps.next(step.value === undefined ? connection.recvBytesSync(LIMIT) : new Uint8Array());
  }
}

function requiredKey(authkey: unknown): Uint8Array {
  expectType(authkey !== undefined, "authkey", "bytes, or a text", authkey);
  return keyOf(authkey) as Uint8Array;
}
