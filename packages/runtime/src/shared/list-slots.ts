/**
 * The slots of a `ShareableList`, as they lie in its memory.
 *
 * ```text
 * [magic | length] then for each item [offset | room in bytes | form], then the rooms, each aligned to 8
 * ```
 *
 * The form says the type in its low three bits, and above them how many bytes a string or bytes take: so NULs at the end
 * stay. It is stored after the item, in one step.
 */

import { describe, expectType } from "../check.ts";
import { ValueError } from "../errors.ts";
import { untold } from "../trace/watched.ts";
import { SharedMemory } from "./shared-memory.ts";

/** What a `ShareableList` can hold. */
export type ShareableItem = number | bigint | boolean | string | Uint8Array | null;

const MAGIC = 0x6d_70_6c_31; // "mpl1"
const HEADER_WORDS = 2;
const S = { OFFSET: 0, ROOM: 1, FORM: 2, WORDS: 3 } as const;
const FORM = { NULL: 0, BOOLEAN: 1, INTEGER: 2, FLOAT: 3, STRING: 4, BYTES: 5, BIGINT: 6 } as const;
const FORM_BITS = 3;
const FORM_MASK: number = (1 << FORM_BITS) - 1;
const LETTERS = ["xxxxxx?x", "?", "q", "d", "s", "s", "q"] as const;
const ALIGNMENT = 8;

/** Makes the memory of a list, and fills it. */
export function makeSlots(items: readonly unknown[], name: string | undefined): SharedMemory {
  const rooms = items.map(roomOf);
  const start = startOf(items.length);
  const size = rooms.reduce((sum, room) => sum + room, start);
  const shm = new SharedMemory({ name, create: true, size });
  const words = wordsOf(shm);
  let offset = start;
  rooms.forEach((room, i) => {
    words.set([offset, room], HEADER_WORDS + i * S.WORDS);
    offset += room;
  });
  words[1] = items.length;
  words[0] = MAGIC;
  const slots = slotsIn(shm);
  items.forEach((item, i) => slots.write(i, item));
  return shm;
}

/** The slots in a memory. Throws `ValueError` if there is no list in it. */
export function slotsIn(shm: SharedMemory): Slots {
  if (shm.size >= HEADER_WORDS * 4 && wordsOf(shm)[0] === MAGIC) return new Slots(shm);
  shm.close();
  throw new ValueError(`There is no ShareableList in the shared memory ${JSON.stringify(shm.name)}`);
}

/** Reads and writes the items of a list. */
export class Slots {
  readonly length: number;
  private readonly shm: SharedMemory;
  private readonly words: Int32Array;
  private readonly floats: Float64Array;
  private readonly integers: BigInt64Array;

  constructor(shm: SharedMemory) {
    const { buffer, byteOffset } = bufferOf(shm);
    this.shm = shm;
    this.words = wordsOf(shm);
    this.length = this.words[1] as number;
    this.floats = new Float64Array(buffer, byteOffset, shm.size >> 3);
    this.integers = new BigInt64Array(buffer, byteOffset, shm.size >> 3);
  }

  read(slot: number): ShareableItem {
    const bytes = bufferOf(this.shm);
    const form = Atomics.load(this.words, this.word(slot, S.FORM));
    const offset = this.words[this.word(slot, S.OFFSET)] as number;
    const content = (): Uint8Array => bytes.slice(offset, offset + (form >> FORM_BITS));
    switch (form & FORM_MASK) {
      case FORM.NULL:
        return null;
      case FORM.BOOLEAN:
        return this.floats[offset >> 3] === 1;
      case FORM.BIGINT:
        return this.integers[offset >> 3] as bigint;
      case FORM.STRING:
        return decoder.decode(content());
      case FORM.BYTES:
        return content();
      default:
        return this.floats[offset >> 3] as number;
    }
  }

  write(slot: number, item: unknown): void {
    const bytes = bufferOf(this.shm);
    const form = formOf(item);
    const offset = this.words[this.word(slot, S.OFFSET)] as number;
    const content = contentOf(item);
    if (content === undefined) this.writeNumber(offset >> 3, item as number | bigint | boolean | null);
    else {
      this.mustFit(slot, content.length);
      bytes.set(content, offset);
    }
    Atomics.store(this.words, this.word(slot, S.FORM), form | ((content?.length ?? 0) << FORM_BITS));
  }

  /** The letters of Python's `struct` for all slots. */
  format(): string {
    bufferOf(this.shm);
    return Array.from({ length: this.length }, (_, slot) => this.letters(slot)).join("");
  }

  private letters(slot: number): string {
    const form = (this.words[this.word(slot, S.FORM)] as number) & FORM_MASK;
    const letters = LETTERS[form] as string;
    return letters === "s" ? `${this.words[this.word(slot, S.ROOM)]}s` : letters;
  }

  private writeNumber(index: number, item: number | bigint | boolean | null): void {
    if (typeof item === "bigint") this.integers[index] = item;
    else this.floats[index] = Number(item);
  }

  private mustFit(slot: number, length: number): void {
    const room = this.words[this.word(slot, S.ROOM)] as number;
    if (length <= room) return;
    throw new ValueError(
      `Item ${slot} has room for ${room} bytes, but the new one takes ${length} (bytes/str item exceeds available storage)`,
    );
  }

  private word(slot: number, word: number): number {
    return HEADER_WORDS + slot * S.WORDS + word;
  }
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

function formOf(item: unknown): number {
  switch (typeof item) {
    case "number":
      return Number.isSafeInteger(item) && !Object.is(item, -0) ? FORM.INTEGER : FORM.FLOAT;
    case "boolean":
      return FORM.BOOLEAN;
    case "string":
      if (!item.isWellFormed())
        throw new ValueError(`${describe(item)} has half a surrogate pair, which UTF-8 can't hold`);
      return FORM.STRING;
    case "bigint":
      if (item === BigInt.asIntN(64, item)) return FORM.BIGINT;
      throw new ValueError(`${item}n has more than 64 bits`);
    default:
      if (item === null) return FORM.NULL;
      expectType(
        item instanceof Uint8Array,
        "an item",
        "a number, bigint, boolean, string, Uint8Array or null",
        item,
      );
      return FORM.BYTES;
  }
}

/** The bytes of an item that has some. */
function contentOf(item: unknown): Uint8Array | undefined {
  if (item instanceof Uint8Array) return item;
  if (typeof item !== "string") return undefined;
  const bytes = new Uint8Array(item.length * 3);
  return bytes.subarray(0, new TextEncoder().encodeInto(item, bytes).written);
}

/** As in Python: a string or bytes get the next multiple of 8 above their length, the rest 8 bytes. */
function roomOf(item: unknown): number {
  formOf(item);
  const content = contentOf(item);
  return content === undefined ? ALIGNMENT : ALIGNMENT * (Math.floor(content.length / ALIGNMENT) + 1);
}

function startOf(length: number): number {
  return ((HEADER_WORDS + length * S.WORDS) * 4 + ALIGNMENT - 1) & -ALIGNMENT;
}

function wordsOf(shm: SharedMemory): Int32Array {
  const { buffer, byteOffset } = bufferOf(shm);
  return new Int32Array(buffer, byteOffset, shm.size >> 2);
}

function bufferOf(shm: SharedMemory): Uint8Array<SharedArrayBuffer> {
  if (shm.buf !== null) return untold(shm.buf);
  throw new ValueError(
    `The shared memory ${JSON.stringify(shm.name)} of this list is closed in this process`,
  );
}
