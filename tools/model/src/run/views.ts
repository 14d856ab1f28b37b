/** What the program under test takes for a shared buffer and for the views on it. */

import { Memory } from "./memory.ts";
import type { Run } from "./run.ts";

/** The process that looks through a view. */
interface Looker {
  readBytes(start: number, length: number): Run<Uint8Array>;
  writeBytes(start: number, bytes: Uint8Array): Run<void>;
}

/** Stands for the one `SharedArrayBuffer` of a scene. It does not grow. */
export class SharedBuffer {
  readonly byteLength: number;
  readonly maxByteLength: number;

  constructor(world: { memory: Memory | undefined }, byteLength: number) {
    if (world.memory !== undefined) throw new Error("A scene has one shared buffer");
    world.memory = new Memory(byteLength);
    this.byteLength = this.maxByteLength = byteLength;
  }
}

/** An access that the transform did not see would go unnoticed: it fails instead. */
const UNSEEN: object = new Proxy(Object.prototype, {
  get(target, key, receiver): unknown {
    if (typeof key === "string" && /^\d+$/.test(key))
      throw new Error(`Word ${key} is read where the model does not see it`);
    return Reflect.get(target, key, receiver);
  },
  set(target, key, value, receiver): boolean {
    if (typeof key === "string" && /^\d+$/.test(key))
      throw new Error(`Word ${key} is written where the model does not see it`);
    return Reflect.set(target, key, value, receiver);
  },
});

/** Stands for an `Int32Array` on a shared buffer, in one process. */
export class SharedWords {
  readonly process: Looker;
  readonly buffer: SharedBuffer;
  readonly byteOffset: number;
  readonly length: number;
  /** Index in the memory of the first word. */
  readonly base: number;

  constructor(process: Looker, buffer: SharedBuffer, byteOffset: number, length: number) {
    this.process = process;
    this.buffer = buffer;
    this.byteOffset = byteOffset;
    this.length = length;
    this.base = byteOffset >> 2;
  }

  subarray(from: number, to: number = this.length): SharedWords {
    return new SharedWords(this.process, this.buffer, this.byteOffset + from * 4, to - from);
  }

  *slice(from = 0, to: number = this.length): Run<Int32Array> {
    const bytes = yield* this.process.readBytes(this.byteOffset + from * 4, (to - from) * 4);
    return new Int32Array(bytes.buffer);
  }

  *fill(value: number, from = 0, to: number = this.length): Run<this> {
    const bytes = new Uint8Array(new Int32Array(to - from).fill(value).buffer);
    yield* this.process.writeBytes(this.byteOffset + from * 4, bytes);
    return this;
  }

  *includes(value: number): Run<boolean> {
    return (yield* this.slice()).includes(value);
  }
}
Object.setPrototypeOf(SharedWords.prototype, UNSEEN);

/** Stands for a `Uint8Array` on a shared buffer, in one process. */
export class SharedBytes {
  readonly process: Looker;
  readonly buffer: SharedBuffer;
  readonly byteOffset: number;
  readonly length: number;

  constructor(process: Looker, buffer: SharedBuffer, byteOffset: number, length: number) {
    this.process = process;
    this.buffer = buffer;
    this.byteOffset = byteOffset;
    this.length = length;
  }

  subarray(from: number, to: number = this.length): SharedBytes {
    return new SharedBytes(this.process, this.buffer, this.byteOffset + from, to - from);
  }

  *slice(from = 0, to: number = this.length): Run<Uint8Array> {
    return yield* this.process.readBytes(this.byteOffset + from, to - from);
  }

  *fill(value: number, from = 0, to: number = this.length): Run<this> {
    yield* this.process.writeBytes(this.byteOffset + from, new Uint8Array(to - from).fill(value));
    return this;
  }

  *set(source: Uint8Array, offset = 0): Run<void> {
    if (source.length > 0) yield* this.process.writeBytes(this.byteOffset + offset, source);
  }
}
Object.setPrototypeOf(SharedBytes.prototype, UNSEEN);
