/**
 * Values to bytes: what the structured clone algorithm takes, plus handles of shared objects, functions by reference and
 * errors with their class. Handles go into the message's parcel, with a count each for the receiver.
 */

import { describe } from "../check.ts";
import { EncodeError } from "../errors.ts";
import { family } from "../kernel/family.ts";
import { refOf } from "../kernel/handle.ts";
import type { Message } from "../kernel/message.ts";
import { discardParcel, pack } from "../kernel/parcel.ts";
import { discard } from "../kernel/refs.ts";
import { writeError } from "./error-codec.ts";
import { describeFunction } from "./function-ref.ts";
import { LARGE, putAside } from "./aside.ts";
import { Met } from "./met.ts";
import type { Offer } from "./offer.ts";
import { pathTo } from "./path.ts";
import { mendOf, Refusal } from "./refusal.ts";
import { TAG, VIEWS } from "./tags.ts";
import type { ValueWriter } from "./values.ts";
import { Writer } from "./writer.ts";
import { untold } from "../trace/watched.ts";

/** An encoded value, and the modules that must be loaded before it is decoded: those of the functions in it. */
export interface Encoded extends Message {
  readonly modules: ReadonlySet<string>;
  /** Whether there is more to it than its bytes: some lie aside. */
  readonly large: boolean;
}

/** From so many items on, it pays to see whether all of an array are numbers. */
const MANY = 16;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** One message being written. */
class Encoder extends Writer implements ValueWriter {
  /** What goes into the parcel, and the objects it stands for; none for bytes that lie aside, which are this process's until then. */
  private readonly refs: number[] = [];
  private readonly handles: (object | undefined)[] = [];
  readonly modules = new Set<string>();
  /** Whether it leaves this program: then memory and code of this program can't be referred to. */
  isRemote = false;
  /** What it hands over, if anything. */
  offer: Offer | undefined;
  private readonly met = new Met();
  private readonly message: Mutable<Encoded> = {
    bytes: this.bytes,
    parcel: 0,
    modules: this.modules,
    large: false,
  };

  value(value: unknown): void {
    switch (typeof value) {
      case "number":
        return this.number(value);
      case "string":
        return this.string(value);
      case "boolean":
        return this.byte(value ? TAG.TRUE : TAG.FALSE);
      case "undefined":
        return this.byte(TAG.UNDEFINED);
      case "bigint":
        return this.bigint(value);
      case "symbol":
        throw new Refusal(value, "symbols are unique to their process; send a string");
      case "function":
        return this.function(value);
      default:
        return value === null ? this.byte(TAG.NULL) : this.object(value as object);
    }
  }

  /** What has been written: valid until {@link Encoder.reset}. */
  written(): Encoded {
    this.message.bytes = this.window();
    if (this.refs.length > 0) this.message.parcel = this.packed();
    return this.message;
  }

  private packed(): number {
    this.handles.forEach((handle, i) => {
      if (handle !== undefined && refOf(handle) !== this.refs[i])
        throw new Refusal(handle, "it was disposed while it was being sent; keep it until then");
    });
    return pack(family().heap, this.refs);
  }

  /** Gives back what was to go with the message. */
  giveUp(): void {
    const { heap } = family();
    if (this.message.parcel !== 0) return discardParcel(heap, this.message.parcel);
    this.refs.forEach((ref, i) => {
      if (this.handles[i] === undefined) discard(heap, ref);
    });
  }

  /** Forgets the message, so that nothing of it is kept from being collected. */
  reset(): void {
    this.rewind();
    // Asked first: to set the length of an empty list takes 20 ns, a sixth of a small message.
    if (this.refs.length > 0) this.refs.length = this.handles.length = 0;
    this.message.parcel = 0;
    this.message.large = false;
    this.offer = undefined;
    if (this.modules.size > 0) this.modules.clear();
    this.met.clear();
  }

  private function(fn: Function): void {
    if (this.isRemote) {
      throw new Refusal(fn, "no code is sent over a socket; send the name of what the peer shall do");
    }
    if (this.back(fn)) return;
    try {
      const { module, name, source, line, column } = describeFunction(fn);
      if (module !== undefined) this.modules.add(module);
      this.byte(TAG.FUNCTION);
      this.value(module);
      this.string(name);
      this.value(source);
      this.int32(line);
      this.int32(column);
    } catch (error) {
      throw error instanceof EncodeError ? new Refusal(fn, error.message) : error;
    }
  }

  private object(value: object): void {
    if (this.back(value)) return;
    // Before it is looked for among the handles, none of which is an array: arguments come in one.
    if (Array.isArray(value)) return this.array(value);
    const ref = refOf(value);
    if (ref !== undefined) return this.handle(value, ref);
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype === Object.prototype || prototype === null) return this.record(value);
    this.special(value);
  }

  private back(value: object): boolean {
    const number = this.met.meet(value);
    if (number === undefined) return false;
    this.byte(TAG.BACK);
    this.int32(number);
    return true;
  }

  private handle(value: object, ref: number): void {
    if (this.isRemote) {
      throw new Refusal(
        value,
        "it lies in the memory of this program, which the peer at the other end of a socket does not have; send a copy of what it holds",
      );
    }
    this.byte(TAG.HANDLE);
    this.int32(this.enclose(ref, value));
  }

  /** Notes what goes into the parcel; gives its number there. */
  private enclose(ref: number, handle: object | undefined): number {
    this.handles.push(handle);
    return this.refs.push(ref) - 1;
  }

  /** Bytes of a program's own, which may be many. */
  private large(bytes: Uint8Array): void {
    const deposit = this.offer?.depositOf(bytes);
    const ref = deposit ?? (bytes.length < LARGE || this.isRemote ? undefined : putAside(bytes));
    if (ref === undefined) return this.raw(bytes);
    if (deposit === undefined) this.message.large = true;
    this.int32(~this.enclose(ref, undefined));
    this.int32(bytes.length);
  }

  private array(items: readonly unknown[]): void {
    if (items.length >= MANY && this.numbers(items)) return;
    this.byte(TAG.ARRAY);
    this.int32(items.length);
    for (let i = 0; i < items.length; i++) {
      const item = items[i];
      if (item === undefined && !(i in items)) this.byte(TAG.HOLE);
      else this.value(item);
    }
  }

  private record(value: object): void {
    const keys = Object.keys(value);
    this.byte(TAG.OBJECT);
    this.int32(keys.length);
    for (const key of keys) {
      this.string(key);
      this.value((value as Record<string, unknown>)[key]);
    }
  }

  private special(value: object): void {
    if (value instanceof Error) return writeError(this, value);
    if (ArrayBuffer.isView(value)) return this.typed(value);
    if (value instanceof Map) return this.map(value);
    if (value instanceof Set) return this.set(value);
    const raw = untold(value);
    if (raw !== value) return this.special(raw);
    const native = Object.prototype.toString.call(value);
    if (native === "[object ArrayBuffer]") return this.buffer(value as ArrayBuffer);
    if (native === "[object Date]") {
      this.byte(TAG.DATE);
      return this.float64((value as Date).getTime());
    }
    if (native === "[object RegExp]") {
      this.byte(TAG.REGEXP);
      this.string((value as RegExp).source);
      return this.string((value as RegExp).flags);
    }
    if (
      value instanceof Number ||
      value instanceof String ||
      value instanceof Boolean ||
      value instanceof BigInt
    ) {
      this.byte(TAG.BOXED);
      return this.value(value.valueOf());
    }
    const mend = mendOf(value, native);
    if (mend !== undefined) throw new Refusal(value, mend);
    this.record(value);
  }

  private map(map: ReadonlyMap<unknown, unknown>): void {
    this.byte(TAG.MAP);
    this.int32(map.size);
    for (const [key, value] of map) {
      this.value(key);
      this.value(value);
    }
  }

  private set(set: ReadonlySet<unknown>): void {
    this.byte(TAG.SET);
    this.int32(set.size);
    for (const item of set) this.value(item);
  }

  private buffer(buffer: ArrayBuffer): void {
    if (buffer.detached)
      throw new Refusal(buffer, "it is detached: it was transferred to somebody else before");
    this.byte(TAG.BUFFER);
    this.large(new Uint8Array(buffer));
  }

  private typed(view: ArrayBufferView): void {
    const kind = VIEWS.findIndex((constructor) => view instanceof constructor);
    if (Object.prototype.toString.call(view.buffer) === "[object SharedArrayBuffer]")
      throw new Refusal(
        view,
        "its memory is shared, and the copy's would not be; send a private copy (slice), or an Array of this library, whose handle can be sent",
      );
    if (kind < 0)
      throw new Refusal(view, "this kind of array is not known; send a Uint8Array over its bytes");
    this.byte(TAG.TYPED);
    this.byte(kind);
    this.large(new Uint8Array(view.buffer, view.byteOffset, view.byteLength));
  }
}

/** First bytes of a value on its way out of the program, and the version of what follows. */
export const REMOTE_MAGIC: number = 0x01_00_70_6d;
/** The head of a value that leaves the program: shared objects and functions in it are refused. */
export const REMOTE_HEAD: readonly number[] = [REMOTE_MAGIC];

const spare: Encoder[] = [];

/**
 * Encodes a value, behind the 32-bit integers of `head`. The bytes are only valid until the next call in this thread; `use` must copy them.
 * The parcel is `use`'s: it passes it on, or discards it; if it throws, that is done for it.
 * Throws {@link EncodeError} naming the path, below `root`, to a part that can't be sent.
 */
export function encode<T>(
  value: unknown,
  root: string,
  use: (message: Encoded) => T,
  head: readonly number[] = [],
): T {
  // A getter or a toJSON of the value may encode in turn, so a busy encoder is not shared.
  const encoder = spare.pop() ?? new Encoder();
  encoder.isRemote = head === REMOTE_HEAD;
  for (const number of head) encoder.int32(number);
  return encodeBy(encoder, value, root, use);
}

/** Like {@link encode}; what is in `offer` goes with the message as a deposit, and `use` sees to it that its memory is given. */
export function encodeOffering<T>(
  value: unknown,
  root: string,
  use: (message: Encoded) => T,
  offer: Offer,
): T {
  const encoder = spare.pop() ?? new Encoder();
  encoder.isRemote = false;
  encoder.offer = offer;
  return encodeBy(encoder, value, root, use);
}

function encodeBy<T>(encoder: Encoder, value: unknown, root: string, use: (message: Encoded) => T): T {
  try {
    encoder.value(value);
    return use(encoder.written());
  } catch (error) {
    encoder.giveUp();
    throw error instanceof Refusal ? refused(value, error, root) : error;
  } finally {
    encoder.reset();
    spare.push(encoder);
  }
}

/** Encodes a value into bytes of its own. */
export function encodeCopy(value: unknown, root: string): Encoded {
  return encode(value, root, copyOf);
}

/** The same message in bytes of its own. */
export function copyOf({ bytes, parcel, modules, large }: Encoded): Encoded {
  return { bytes: bytes.slice(), parcel, modules: new Set(modules), large };
}

function refused(value: unknown, { part, message }: Refusal, root: string): EncodeError {
  return new EncodeError(
    `Cannot send ${pathTo(value, part, root)} to another process: it is ${describe(part)}. Mend: ${message}`,
  );
}
