/**
 * Counts the memory of a program's buffers, in this thread. Browsers tell nobody what a worker takes: of what lies in buffers, it can be counted;
 * how large objects have become, only the browser knows, which ends a program whose heap is full.
 */

/** Smaller ones are not counted: they cost less than their counting. */
const LEAST_BYTES = 1 << 16;
/** Bytes of change that are worth telling. */
const STEP_BYTES = 1 << 24;
const PAGE_BYTES = 1 << 16;

type Make = new (...args: never[]) => object;
type Buffered = { readonly byteLength: number; readonly buffer?: object };

const TYPED = [
  ...[
    "Int8Array",
    "Uint8Array",
    "Uint8ClampedArray",
    "Int16Array",
    "Uint16Array",
    "Int32Array",
    "Uint32Array",
  ],
  ...["Float16Array", "Float32Array", "Float64Array", "BigInt64Array", "BigUint64Array"],
];

/** Tells each change of some megabytes, from now on. */
export function countBuffers(tell: (bytes: number) => void): void {
  const counter = new Counter(tell);
  const globals = globalThis as unknown as Record<string, Make | undefined>;
  const wrap = (
    owner: Record<string, Make | undefined>,
    name: string,
    count: (made: object, args: unknown[]) => void,
  ): void => {
    const make = owner[name];
    if (make !== undefined) owner[name] = counted(make, count);
  };
  const countBuffer = (made: object): void => counter.add(made, (made as Buffered).byteLength);
  wrap(globals, "ArrayBuffer", countBuffer);
  wrap(globals, "SharedArrayBuffer", countBuffer);
  for (const name of TYPED)
    wrap(globals, name, (made, [from]) => {
      const { buffer, byteLength } = made as Buffered;
      // A view on a buffer takes nothing.
      if (buffer !== undefined && buffer !== from) counter.add(buffer, byteLength);
    });
  const wasm = WebAssembly as unknown as Record<string, Make | undefined>;
  wrap(wasm, "Memory", (made) => counter.add(made, (made as WebAssembly.Memory).buffer.byteLength));
  countGrowth(counter);
}

/** A class whose objects are counted when they are made. */
function counted(make: Make, count: (made: object, args: unknown[]) => void): Make {
  return new Proxy(make, {
    construct(target, args: never[], newTarget) {
      const made = Reflect.construct(target, args, newTarget) as object;
      count(made, args);
      return made;
    },
  });
}

/** What grows takes more. */
function countGrowth(counter: Counter): void {
  const growing: { grow: (this: WebAssembly.Memory, pages: number) => number } = WebAssembly.Memory.prototype;
  const { grow } = growing;
  growing.grow = function (pages) {
    const before = grow.call(this, pages);
    counter.add(this, pages * PAGE_BYTES);
    return before;
  };
}

class Counter {
  readonly #tell: (bytes: number) => void;
  readonly #freed = new FinalizationRegistry<number>((bytes) => this.#change(-bytes));
  #untold = 0;

  constructor(tell: (bytes: number) => void) {
    this.#tell = tell;
  }

  add(owner: object, bytes: number): void {
    if (bytes < LEAST_BYTES) return;
    this.#freed.register(owner, bytes);
    this.#change(bytes);
  }

  #change(bytes: number): void {
    this.#untold += bytes;
    if (Math.abs(this.#untold) < STEP_BYTES) return;
    this.#tell(this.#untold);
    this.#untold = 0;
  }
}
