/** What the parts of the codec need of each other: to write and read values inside a message. */

/** A message being written. */
export interface ValueWriter {
  byte(value: number): void;
  int32(value: number): void;
  string(text: string): void;
  /** Writes any value, with what it contains. */
  value(value: unknown): void;
}

/** A message being read. */
export interface ValueReader {
  /** Whether the message comes from another program: no code in it may be run. */
  readonly isRemote: boolean;
  int32(): number;
  /** Reads a value, with what it contains. */
  value(): unknown;
  /** Numbers an object before its parts are read, so that they can refer to it. */
  remember<T>(object: T): T;
}
