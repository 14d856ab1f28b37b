/**
 * What programs of the course may use beside JavaScript itself and `@mp/runtime`: the part of the web that both Node and the threads of
 * browsers have. The editor knows these names; a page, a document or a file it does not know, as programs have none.
 */

/** Writes lines: each process its own. */
declare const console: {
  /** Writes a line. */
  log(...values: readonly unknown[]): void;
  /** Writes a line to the standard error stream. */
  error(...values: readonly unknown[]): void;
  /** Writes a line to the standard error stream. */
  warn(...values: readonly unknown[]): void;
  /** Writes a line. */
  info(...values: readonly unknown[]): void;
  /** Writes a line. */
  debug(...values: readonly unknown[]): void;
};

/** Measures time. */
declare const performance: {
  /** Milliseconds since this process began, with fractions. */
  now(): number;
  /** The moment that `now` counts from, in milliseconds since 1970. */
  readonly timeOrigin: number;
};

/** Calls a function later; `ms` is in milliseconds. Answers what `clearTimeout` takes. */
declare function setTimeout<A extends readonly unknown[]>(
  call: (...args: A) => void,
  ms?: number,
  ...args: A
): number;
/** Takes back a call of `setTimeout`. */
declare function clearTimeout(timeout: number | undefined): void;
/** Calls a function again and again; `ms` is in milliseconds. Answers what `clearInterval` takes. */
declare function setInterval<A extends readonly unknown[]>(
  call: (...args: A) => void,
  ms?: number,
  ...args: A
): number;
/** Ends the calls of `setInterval`. */
declare function clearInterval(interval: number | undefined): void;
/** Calls a function when the present one has returned. */
declare function queueMicrotask(call: () => void): void;
/** A deep copy of a value. */
declare function structuredClone<T>(value: T): T;

/** Tells that something is to be given up. */
interface AbortSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  throwIfAborted(): void;
  addEventListener(type: "abort", listener: () => void): void;
  removeEventListener(type: "abort", listener: () => void): void;
}
declare const AbortSignal: {
  /** A signal that is aborted already. */
  abort(reason?: unknown): AbortSignal;
  /** A signal that is aborted after so many milliseconds. */
  timeout(ms: number): AbortSignal;
  /** A signal that is aborted when one of these is. */
  any(signals: Iterable<AbortSignal>): AbortSignal;
};

/** Gives something up: what has its `signal` hears of it. */
declare class AbortController {
  readonly signal: AbortSignal;
  abort(reason?: unknown): void;
}

/** An address. */
declare class URL {
  constructor(address: string | URL, base?: string | URL);
  href: string;
  readonly origin: string;
  protocol: string;
  host: string;
  hostname: string;
  port: string;
  pathname: string;
  search: string;
  hash: string;
}

/** Turns text into bytes. */
declare class TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>;
}
/** Turns bytes into text. */
declare class TextDecoder {
  constructor(encoding?: string);
  decode(bytes?: ArrayBufferLike | ArrayBufferView): string;
}

/** One end of a channel between threads. */
interface MessagePort {
  postMessage(message: unknown, transfer?: readonly unknown[]): void;
  start(): void;
  close(): void;
}
