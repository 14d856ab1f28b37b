import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** `mpl_`, the learner's id, and 256 random bits. The prefix lets scanners of secrets know one. */
const TOKEN = /^mpl_([\da-f-]{36})_([\w-]{43})$/;

/** A token, and what is kept of it. */
export interface NewToken {
  readonly token: string;
  readonly hash: string;
}

/** Makes a learner's token. */
export function makeToken(learner: string): NewToken {
  const secret = randomBytes(32).toString("base64url");
  return { token: `mpl_${learner}_${secret}`, hash: hashOf(secret) };
}

/** Whose token it says it is, and the hash to compare. */
export function readToken(token: string): { readonly learner: string; readonly hash: string } | undefined {
  const [, learner, secret] = TOKEN.exec(token) ?? [];
  return learner !== undefined && secret !== undefined ? { learner, hash: hashOf(secret) } : undefined;
}

/** Compares two hashes in a time that tells nothing of where they differ. */
export function sameHash(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(a, "hex"), Buffer.from(b, "hex"));
}

// A secret of 256 random bits needs no salt and no slow hash: there is no dictionary of such.
function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
