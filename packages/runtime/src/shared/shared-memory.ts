import { expectInteger, expectOptions, expectType } from "../check.ts";
import { FileExistsError, FileNotFoundError, ValueError } from "../errors.ts";
import { family } from "../kernel/family.ts";
import { passOver, refOf, release, Revival, takeBy } from "../kernel/handle.ts";
import { KIND } from "../kernel/layout.ts";
import {
  enterName,
  hasRegion,
  holdNamed,
  NAMED,
  NAMED_HEADER_BYTES,
  nameOf,
  nextNumber,
  removeName,
} from "../kernel/names.ts";
import { type RegionPlan, SharedObject } from "../sync/shared-object.ts";
import { arrayClass } from "./array-class.ts";
import { told } from "./told-elements.ts";

/** Options of {@link SharedMemory}. */
export interface SharedMemoryOptions {
  /** Its name in the program. Left out for a new one, it gets one: `psm_1`, `psm_2`, … */
  name?: string | undefined;
  /** `true`: make it; the name must be free. `false` (default): the one that has this name. */
  create?: boolean | undefined;
  /** How many bytes a new one has, at least 1. They are all zero at first. */
  size?: number | undefined;
}

/** Word behind the header's own: how many bytes the memory has. */
const SIZE = 5;

/** Views keep the object they came from, which holds the memory. */
const owners = new WeakMap<object, SharedMemory>();

/**
 * A block of bytes that processes find by its name (Python's `multiprocessing.shared_memory.SharedMemory`).
 *
 * It lives until it is unlinked and no process has it open. Two processes that write to the same bytes get in each other's way: share a
 * `Lock` as well. As all shared objects it can also be sent, in `args` or through a queue.
 *
 * `close()` gives up this process's hold. Bytes and views that were taken from `buf` must not be used after it.
 *
 * @example
 * ```ts
 * import { SharedMemory } from "@mp/runtime";
 * const made = new SharedMemory({ name: "pixels", create: true, size: 4 });
 * const found = new SharedMemory({ name: made.name });
 * console.log(found.size); // => 4
 * if (made.buf !== null && found.buf !== null) {
 *   made.buf[1] = 255;
 *   console.log([...found.buf]); // => [ 0, 255, 0, 0 ]
 * }
 * found.close();
 * console.log(found.buf); // => null
 * made.close();
 * made.unlink();
 * ```
 */
export class SharedMemory extends SharedObject {
  /** Its name, unique in the program while it is not unlinked. */
  readonly name: string;
  /** How many bytes it has. */
  readonly size: number;
  private readonly number: number;
  private view: Uint8Array<SharedArrayBuffer> | null;
  /** @internal What else ends with this handle. */
  whenClosed: (() => void) | undefined;

  /**
   * Makes a new block, or opens the one of a name.
   *
   * @throws FileExistsError if the name of a new one is taken; FileNotFoundError if no block has the name; ValueError for a size
   * that is not at least 1, or neither `create` nor a name.
   */
  constructor(options: SharedMemoryOptions);
  /** @internal */
  constructor(options: SharedMemoryOptions | Revival);
  constructor(options: SharedMemoryOptions | Revival) {
    const source = options instanceof Revival ? options : sourceOf(options);
    super(source);
    const { heap } = family();
    const address = this.at * 4;
    const name = nameOf(heap, address);
    this.name = new TextDecoder("utf-8", { ignoreBOM: true }).decode(name);
    this.size = this.words[this.at + SIZE] as number;
    this.number = this.words[this.at + NAMED.NUMBER] as number;
    this.view = told(viewOf(heap.buffer, address + dataOffset(name.length), this.size), address);
    owners.set(this.view, this);
    if (!(source instanceof Revival)) this.enter();
    else if (source instanceof Opened) passOver(source.owner, this);
  }

  /** The bytes; `null` once this process has closed it. */
  get buf(): Uint8Array<SharedArrayBuffer> | null {
    return this.view;
  }

  /** Gives up this process's hold on the memory; `buf` is `null` from now on. Others keep theirs, and so does the name. */
  close(): void {
    this.view = null;
    super[Symbol.dispose]();
    this.whenClosed?.();
  }

  /** Closes it at the end of a `using` block; it stays linked. */
  override [Symbol.dispose](): void {
    this.close();
  }

  /**
   * Takes the name away, so that nobody can open it any more; it is freed when the last process has closed it. Call it once, from
   * any process, before or after `close()`.
   *
   * @throws FileNotFoundError if it was unlinked before.
   */
  unlink(): void {
    if (removeName(family().heap, this.number)) return;
    throw new FileNotFoundError(
      `Cannot unlink the shared memory ${JSON.stringify(this.name)}: it was unlinked before`,
    );
  }

  /** Its name and size, as Python's `repr` has them. */
  override toString(): string {
    return `SharedMemory('${this.name}', size=${this.size})`;
  }

  private enter(): void {
    if (enterName(family().heap, this.at * 4)) return;
    release(this);
    throw taken(this.name);
  }
}

/** How to make a new region, or the ref of one that is there already. */
function sourceOf(options: SharedMemoryOptions): RegionPlan | Revival {
  expectOptions(options, "SharedMemory");
  const { name, create = false, size = 0 } = options ?? {};
  expectType(typeof create === "boolean", "create", "true or false", create);
  expectType(name === undefined || typeof name === "string", "name", "a string", name);
  if (name === "") throw new ValueError("name must not be empty");
  expectInteger(size, "size", create ? 1 : 0);
  if (create) return plan(name, size);
  if (name !== undefined) return opened(name);
  throw new ValueError(
    "SharedMemory needs a name, or create: true (name can only be left out if create is true)",
  );
}

function plan(name: string | undefined, size: number): RegionPlan {
  const { heap } = family();
  const number = nextNumber(heap);
  const given = name ?? `psm_${number}`;
  const bytes = bytesOf(given);
  // A look before anything is made; `enterName` decides.
  if (hasRegion(heap, bytes)) {
    if (name === undefined) return plan(name, size);
    throw taken(name);
  }
  return {
    kind: KIND.SHARED_MEMORY,
    name: "SharedMemory",
    bytes: dataOffset(bytes.length) + size,
    fill(words, at) {
      words[at + NAMED.NUMBER] = number;
      words[at + NAMED.NAME_BYTES] = bytes.length;
      words[at + SIZE] = size;
      new Uint8Array(words.buffer, at * 4 + NAMED_HEADER_BYTES, bytes.length).set(bytes);
    },
  };
}

/** The region of a name, held by `owner` until there is a `SharedMemory` for it. */
class Opened extends Revival {
  readonly owner: object;
  constructor(owner: object) {
    super(refOf(owner) as number);
    this.owner = owner;
  }
}

function opened(name: string): Opened {
  const owner = {};
  if (takeBy(owner, (entry) => holdNamed(family().heap, entry, bytesOf(name)))) return new Opened(owner);
  throw new FileNotFoundError(
    `No shared memory has the name ${JSON.stringify(name)}; make it with create: true, and keep it until it was opened here`,
  );
}

function taken(name: string): FileExistsError {
  return new FileExistsError(
    `Cannot create the shared memory ${JSON.stringify(name)}: the name is taken; unlink the other one, or leave create out to open it`,
  );
}

function bytesOf(name: string): Uint8Array {
  const bytes = new Uint8Array(name.length * 3);
  return bytes.subarray(0, new TextEncoder().encodeInto(name, bytes).written);
}

/** Where the bytes begin: behind the name, aligned for elements of any type. */
function dataOffset(nameBytes: number): number {
  return (NAMED_HEADER_BYTES + nameBytes + 15) & ~15;
}

function viewOf(buffer: SharedArrayBuffer, offset: number, size: number): Uint8Array<SharedArrayBuffer> {
  return new (arrayClass("B", true))(buffer, offset, size) as Uint8Array<SharedArrayBuffer>;
}
