import { randomUUIDv7 } from "node:crypto";
import { timestamp } from "../clock.ts";
import { deleteLearner, findLearner, insertLearner, replaceToken } from "../store/learners.ts";
import type { Store } from "../store/open.ts";
import { makeToken, readToken, sameHash } from "./tokens.ts";

/** Whoever sent the request. */
export interface Learner {
  readonly id: string;
  readonly createdAt: string;
}

/** Compared with where there is no learner, so that a wrong id takes as long as a wrong secret. */
const NOBODY = "0".repeat(64);

/** Makes learners and knows them again. */
export class LearnerService {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Makes a learner. The token is in the answer and nowhere else. */
  async create(): Promise<Learner & { readonly token: string }> {
    const id = randomUUIDv7();
    const { token, hash } = makeToken(id);
    const createdAt = timestamp();
    await insertLearner(this.#store.db, { id, token_hash: hash, created_at: createdAt });
    return { id, createdAt, token };
  }

  /** The learner of a token; nothing, if it is not valid. */
  async authenticate(token: string): Promise<Learner | undefined> {
    const said = readToken(token);
    if (!said) return undefined;
    const row = await findLearner(this.#store.db, said.learner);
    const same = sameHash(said.hash, row?.token_hash ?? NOBODY);
    return row && same ? { id: row.id, createdAt: row.created_at } : undefined;
  }

  /** Another token in place of the one that is known: for whoever lost theirs to somebody. */
  async renewToken(learner: Learner): Promise<Learner & { readonly token: string }> {
    const { token, hash } = makeToken(learner.id);
    await replaceToken(this.#store.db, learner.id, hash);
    return { ...learner, token };
  }

  /** Forgets a learner: progress, runs and their events go with them. */
  async delete(id: string): Promise<void> {
    await deleteLearner(this.#store.db, id);
  }
}
