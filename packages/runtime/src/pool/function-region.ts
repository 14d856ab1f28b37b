/** A function as the tasks of a pool name it: the address of a region that describes it, written once. */

import { whenAfresh } from "../afresh.ts";
import { decode } from "../codec/decode.ts";
import { encode } from "../codec/encode.ts";
import { describeFunction, type FunctionRef, reviveFunction } from "../codec/function-ref.ts";
import { loadModule } from "../codec/registry.ts";
import { family } from "../kernel/family.ts";
import { createRegion, release } from "../kernel/handle.ts";
import { KIND } from "../kernel/layout.ts";

/** The functions a pool has sent out. The regions live until this object is disposed, or collected. */
export class FunctionTable implements Disposable {
  private readonly addresses = new Map<Function, number>();
  private readonly owners: object[] = [];

  /** The address that stands for `fn`. Throws `EncodeError` if the function can't travel. */
  addressOf(fn: Function): number {
    const known = this.addresses.get(fn);
    if (known !== undefined) return known;
    const owner = {};
    const address = encode(describeFunction(fn), "the function", ({ bytes }) =>
      createRegion(owner, KIND.FUNCTION, 4 + bytes.length, (heap, at) => {
        heap.words[at >> 2] = bytes.length;
        heap.bytes.set(bytes, at + 4);
      }),
    );
    this.owners.push(owner);
    this.addresses.set(fn, address);
    return address;
  }

  /** Frees the regions. No worker may be left that could ask for them. */
  [Symbol.dispose](): void {
    for (const owner of this.owners) release(owner);
    this.owners.length = 0;
    this.addresses.clear();
  }
}

const loaded = new Map<number, Function>();
whenAfresh(() => loaded.clear());

/** The function at an address, if this worker has loaded it. */
export function loadedFunction(address: number): Function | undefined {
  return loaded.get(address);
}

/** Loads the function at an address, and its module. */
export async function loadFunction(address: number): Promise<Function> {
  const { heap } = family();
  const length = heap.reach(address + 4)[address >> 2] as number;
  heap.reach(address + 4 + length);
  const ref = decode({
    bytes: heap.bytes.slice(address + 4, address + 4 + length),
    parcel: 0,
  }) as FunctionRef;
  if (ref.module !== undefined) await loadModule(ref.module);
  const fn = reviveFunction(ref);
  loaded.set(address, fn);
  return fn;
}
