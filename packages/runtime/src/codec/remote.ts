/**
 * Decodes what came from another program, which may be anything: nothing in it is run, no memory is referred to, and no length is believed.
 */

import { EncodeError, OSError } from "../errors.ts";
import { Decoder } from "./decode.ts";
import { REMOTE_MAGIC } from "./encode.ts";

class Malformed extends Error {}

class RemoteDecoder extends Decoder {
  override readonly isRemote: boolean = true;

  constructor(bytes: Uint8Array) {
    super();
    this.begin(bytes as Uint8Array<ArrayBuffer>, undefined);
  }

  override byte(): number {
    this.expect(1);
    return super.byte();
  }

  override int32(): number {
    this.expect(4);
    return super.int32();
  }

  override raw(): Uint8Array<ArrayBuffer> {
    const length = this.int32();
    this.expect(length);
    this.at -= 4;
    return super.raw();
  }

  override integers(length: number): number[] {
    this.expect(length * 4);
    return super.integers(length);
  }

  override numbers(length: number): number[] {
    this.expect(length * 8);
    return super.numbers(length);
  }

  override latin1(length: number): string {
    this.expect(length);
    return super.latin1(length);
  }

  override utf16(length: number): string {
    this.expect(length * 2);
    return super.utf16(length);
  }

  protected override large(): Uint8Array<ArrayBuffer> {
    return this.raw();
  }

  protected override key(): string {
    const key = this.value();
    if (typeof key !== "string") throw new Malformed("a key is not a string");
    return key;
  }

  protected override handle(): never {
    throw new Malformed("it refers to memory of another program");
  }

  protected override function(): never {
    throw new Malformed("there is a function in it");
  }

  /** Checks that so many bytes are left. */
  private expect(length: number): void {
    if (length < 0 || this.at + length > this.bytes.length) throw new Malformed("it ends in the middle");
  }
}

/** Decodes a value from another program. Throws `OSError` if the bytes are no such value. */
export function decodeRemote(bytes: Uint8Array): unknown {
  const decoder = new RemoteDecoder(bytes);
  try {
    if (decoder.int32() !== REMOTE_MAGIC) throw new Malformed("it was sent by another library, or as bytes");
    const value = decoder.value();
    if (decoder.at !== bytes.length) throw new Malformed("more follows");
    return value;
  } catch (error) {
    if (error instanceof EncodeError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new OSError(
      `What was received is not a value that this library sent (${reason}); use recvBytes where the peer sends bytes`,
      { cause: error },
    );
  }
}
