/** Which typed array stands behind a proxy that tells of accesses: see `shared/told-elements.ts`. */

/** What stands behind a proxy, and what a trace calls it. */
interface Behind {
  readonly view: object;
  readonly address: number;
}

const behind = new WeakMap<object, Behind>();

/** Notes what stands behind a proxy. */
export function standsFor(proxy: object, view: object, address: number): void {
  behind.set(proxy, { view, address });
}

/** What stands behind a proxy; `undefined` for anything else. */
export function behindOf(proxy: object): Behind | undefined {
  return behind.get(proxy);
}

/** The typed array behind a proxy; anything else is given back as it is. */
export function untold<T>(value: T): T {
  if (typeof value !== "object" || value === null) return value;
  return (behind.get(value)?.view as T | undefined) ?? value;
}
