/** What travels between processes: bytes, and the refs they mention, one count each. */
export interface Message {
  readonly bytes: Uint8Array;
  readonly refs: readonly number[];
  /** A view on the bytes, where one is at hand. */
  readonly view?: DataView;
}

/** The refs of a message that mentions none. */
export const NO_REFS: readonly number[] = [];
