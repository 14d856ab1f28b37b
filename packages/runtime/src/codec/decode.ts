/** Bytes to values: the other half of `encode.ts`. */

import { family } from "../kernel/family.ts";
import { receive } from "../kernel/handle.ts";
import type { Message } from "../kernel/message.ts";
import { discardParcel, slotOf } from "../kernel/parcel.ts";
import { letGo } from "../kernel/refs.ts";
import { copyAside } from "./aside.ts";
import { takeDeposit } from "./offer.ts";
import { readError } from "./error-codec.ts";
import { reviveFunction } from "./function-ref.ts";
import { NO_VIEW, NOTHING, Reader } from "./reader.ts";
import { SMALL_INT, TAG, VIEWS } from "./tags.ts";
import type { ValueReader } from "./values.ts";

const spare: Decoder[] = [];
/** A list of objects that has grown past this is not kept for the next message. */
const MOST_KEPT = 64;
/** Up to this length, a list is made with its length. */
const SHORT = 16;

/** One message being read: from {@link Decoder.of} to {@link Decoder.finish} or {@link Decoder.abandon}, and not after that. */
export class Decoder extends Reader implements ValueReader {
  readonly isRemote: boolean = false;
  /** Objects by number; only the first `count` are of this message. Not shortened, as in `Met`. */
  private met: unknown[] = [];
  private count = 0;
  private parcel = 0;

  /** A decoder of a message. */
  static of({ bytes, parcel, view }: Message): Decoder {
    // Decoding may load a module, which may decode: so one that is busy is not shared.
    const decoder = spare.pop() ?? new Decoder();
    decoder.begin(bytes as Uint8Array<ArrayBuffer>, view);
    decoder.parcel = parcel;
    return decoder;
  }

  value(): unknown {
    const tag = this.byte();
    if (tag >= SMALL_INT) return tag & 0x7f;
    switch (tag) {
      case TAG.INT32:
        return this.int32();
      case TAG.FLOAT64:
        return this.float64();
      case TAG.SHORT:
        return this.latin1(this.byte());
      case TAG.LATIN1:
        return this.latin1(this.int32());
      case TAG.UTF16:
        return this.utf16(this.int32());
      case TAG.UNDEFINED:
        return undefined;
      case TAG.NULL:
        return null;
      case TAG.TRUE:
        return true;
      case TAG.FALSE:
        return false;
      case TAG.BIGINT:
        return this.bigint();
      case TAG.BACK:
        return this.met[this.int32()];
      default:
        return this.object(tag);
    }
  }

  /** Numbers an object before its parts are read, so that they can refer to it. */
  remember<T>(object: T): T {
    this.met[this.count++] = object;
    return object;
  }

  /** A decoder at the same place over bytes of its own, for when these are about to be written over. */
  copy(): Decoder {
    const copy = Decoder.of({ bytes: this.bytes.slice(), parcel: this.parcel });
    copy.at = this.at;
    this.retire();
    return copy;
  }

  /** Decodes the value that is left. Its handles become this process's, or are given back if decoding fails. */
  finish(): unknown {
    try {
      return this.value();
    } finally {
      this.abandon();
    }
  }

  /** Gives back the handles that were not taken, when decoding ended early. */
  abandon(): void {
    if (this.parcel !== 0) discardParcel(family().heap, this.parcel);
    this.retire();
  }

  /** Forgets the message, so that nothing of it is kept from being collected, and is there for the next one. */
  private retire(): void {
    if (this.count > MOST_KEPT) this.met = [];
    // One by one: for the few that most messages have, a call of `fill` takes longer.
    else for (let number = 0; number < this.count; number++) this.met[number] = undefined;
    this.count = 0;
    this.parcel = 0;
    this.begin(NOTHING, NO_VIEW);
    spare.push(this);
  }

  private object(tag: number): unknown {
    switch (tag) {
      case TAG.ARRAY:
        return this.array();
      case TAG.OBJECT:
        return this.record();
      case TAG.MAP:
        return this.map();
      case TAG.SET:
        return this.set();
      case TAG.DATE:
        return this.remember(new Date(this.float64()));
      case TAG.REGEXP:
        return this.remember(new RegExp(this.value() as string, this.value() as string));
      case TAG.BUFFER:
        return this.remember(this.large().buffer);
      case TAG.TYPED:
        return this.typed();
      case TAG.ERROR:
        return readError(this);
      case TAG.HANDLE:
        return this.handle();
      case TAG.FUNCTION:
        return this.function();
      case TAG.INTEGERS:
        return this.remember(this.integers(this.int32()));
      case TAG.NUMBERS:
        return this.remember(this.numbers(this.int32()));
      case TAG.BOXED:
        return this.remember(Object(this.value()));
      default:
        throw new Error(`A message from another process has the unknown tag ${tag} at byte ${this.at - 1}`);
    }
  }

  /** Bytes that lie here, or aside. */
  protected large(): Uint8Array<ArrayBuffer> {
    const index = ~this.int32();
    if (index < 0) {
      this.at -= 4;
      return this.raw();
    }
    const { heap } = family();
    const slot = slotOf(this.parcel, index);
    const address = heap.reach(slot * 4 + 4)[slot] as number;
    const length = this.int32();
    const bytes = takeDeposit(heap, address) ?? copyAside(address, length);
    // Now, and not with the parcel: there may be many.
    letGo(heap, slot);
    return bytes;
  }

  private array(): unknown[] {
    const length = this.int32();
    // With its very length, if that is small: a list that grows gets room for 17 with its first item (150 of 700 bytes of a task).
    // oxlint-disable-next-line unicorn/no-new-array -- a length, and a list that has room for no more
    const items: unknown[] = this.remember(length >>> 0 <= SHORT ? new Array<unknown>(length) : []);
    for (let i = 0; i < length; i++) {
      if (this.bytes[this.at] === TAG.HOLE) {
        this.at++;
        items.length = Math.max(items.length, i + 1);
      } else {
        items[i] = this.value();
      }
    }
    return items;
  }

  private record(): object {
    const record: Record<string, unknown> = this.remember({});
    for (let left = this.int32(); left > 0; left--) {
      const key = this.key();
      const value = this.value();
      // Defined, not assigned: a key "__proto__" from another process is a key like any other.
      if (key === "__proto__") {
        Object.defineProperty(record, key, { value, enumerable: true, writable: true, configurable: true });
      } else {
        record[key] = value;
      }
    }
    return record;
  }

  protected key(): string {
    return this.value() as string;
  }

  private map(): Map<unknown, unknown> {
    const map = this.remember(new Map<unknown, unknown>());
    for (let left = this.int32(); left > 0; left--) map.set(this.value(), this.value());
    return map;
  }

  private set(): Set<unknown> {
    const set = this.remember(new Set<unknown>());
    for (let left = this.int32(); left > 0; left--) set.add(this.value());
    return set;
  }

  private typed(): unknown {
    const type = VIEWS[this.byte()] as (typeof VIEWS)[number];
    const bytes = this.large();
    const width = (type as unknown as { BYTES_PER_ELEMENT?: number }).BYTES_PER_ELEMENT ?? 1;
    return this.remember(new type(bytes.buffer, 0, bytes.length / width));
  }

  protected handle(): object {
    return this.remember(receive(slotOf(this.parcel, this.int32())));
  }

  protected function(): Function {
    const slot = this.count++;
    const module = this.value() as string | undefined;
    const name = this.value() as string;
    const source = this.value() as string | undefined;
    const fn = reviveFunction({ module, name, source, line: this.int32(), column: this.int32() });
    this.met[slot] = fn;
    return fn;
  }
}

/** Decodes a message. Its handles become this process's, or are given back if decoding fails. */
export function decode(message: Message): unknown {
  return Decoder.of(message).finish();
}
