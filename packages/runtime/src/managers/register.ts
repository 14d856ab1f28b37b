import type { RemoteProxy } from "./proxy.ts";

// oxlint-disable-next-line typescript/no-explicit-any -- arguments are checked against the class's own type
type Creator = (new (...args: any[]) => object) | ((...args: any[]) => object | PromiseLike<object>);

/** A type of objects for a {@link Manager}, with more to say about it. */
export interface RegisteredType {
  /** The class, or a function that makes the object. */
  type: Creator;
  /** The methods that can be called; all public ones if left out. */
  exposed?: readonly string[] | undefined;
  /** The methods whose results are kept by the manager and given as proxies, rather than copied (Python's `method_to_typeid`). */
  proxies?: readonly string[] | undefined;
}

/** Types of objects for a {@link Manager}, by name: classes, functions that make an object, or more about them. */
export type Registry = Readonly<Record<string, Creator | RegisteredType>>;

/** Options of {@link Manager}. */
export interface ManagerOptions<R extends Registry = Registry> {
  /** Types of objects that it can make, by name, besides those that each manager has (Python's `register`). */
  register?: R | undefined;
  /** Called in the manager's process before anything else. If it throws, the manager fails. */
  // oxlint-disable-next-line typescript/no-explicit-any -- any function will do
  initializer?: ((...args: any[]) => unknown) | undefined;
  /** The arguments of `initializer`. */
  initargs?: readonly unknown[] | undefined;
  /** Milliseconds that its process has at `shutdown()` before it is terminated; 1000 if left out. */
  shutdownTimeout?: number | undefined;
}

type CreatorOf<E> = E extends { readonly type: infer C } ? C : E;
type ProxiesOf<E> = E extends { readonly proxies: readonly (infer P extends string)[] } ? P : never;

type Made<C, P extends string> = C extends new (...args: infer A) => infer T
  ? (...args: A) => RemoteProxy<T, P>
  : C extends (...args: infer A) => infer T
    ? (...args: A) => RemoteProxy<Awaited<T>, P>
    : never;

/** The methods of a {@link Manager} that make objects of its registered types. */
export type RegisteredMethods<R extends Registry> = {
  readonly [K in keyof R]: Made<CreatorOf<R[K]>, ProxiesOf<R[K]>>;
};
