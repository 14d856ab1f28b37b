/**
 * The globals that a program has in a browser: those that it has on Node, too. What more a browser gives its workers would be a way out of the
 * program's place: workers that nobody counts, the channel by which its threads report, storage, messages to whoever started it.
 */

const SHARED = `
Object Function Array Number parseFloat parseInt Infinity NaN undefined Boolean String Symbol Date Promise RegExp Error AggregateError EvalError
RangeError ReferenceError SyntaxError TypeError URIError globalThis JSON Math Intl ArrayBuffer Atomics Uint8Array Int8Array Uint16Array Int16Array
Uint32Array Int32Array BigUint64Array BigInt64Array Uint8ClampedArray Float16Array Float32Array Float64Array DataView Map BigInt Set Iterator
AsyncIterator WeakMap WeakSet Proxy Reflect FinalizationRegistry WeakRef Temporal SuppressedError DisposableStack AsyncDisposableStack
SharedArrayBuffer decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape eval isFinite isNaN WebAssembly console
QuotaExceededError WritableStreamDefaultWriter WritableStreamDefaultController WritableStream WebSocket URLSearchParams URLPattern URL
TransformStreamDefaultController TransformStream TextEncoderStream TextEncoder TextDecoderStream TextDecoder Response Request
ReadableStreamDefaultReader ReadableStreamDefaultController ReadableStreamBYOBRequest ReadableStreamBYOBReader ReadableStream
ReadableByteStreamController PerformanceResourceTiming PerformanceObserverEntryList PerformanceObserver PerformanceMeasure PerformanceMark
PerformanceEntry Performance MessagePort MessageEvent MessageChannel Headers FormData File EventTarget Event ErrorEvent DecompressionStream
DOMException CustomEvent Crypto CryptoKey SubtleCrypto CountQueuingStrategy CompressionStream CloseEvent ByteLengthQueuingStrategy Blob AbortSignal
AbortController setTimeout setInterval clearInterval clearTimeout navigator performance crypto fetch atob btoa queueMicrotask structuredClone
`;

const KEPT: ReadonlySet<string> = new Set(["constructor", ...SHARED.trim().split(/\s+/)]);

/** Takes all others away from this thread. */
export function takeGlobalsAway(): void {
  // Those of events and of objects stay.
  const end = EventTarget.prototype;
  for (
    let owner: object | null = globalThis;
    owner !== null && owner !== end;
    owner = Reflect.getPrototypeOf(owner)
  )
    for (const name of Object.getOwnPropertyNames(owner))
      if (!KEPT.has(name)) Reflect.deleteProperty(owner, name);
  for (const name of ["addEventListener", "removeEventListener", "dispatchEvent"] as const)
    refuseGlobal(name);
}

/** The global object is no target of events on Node. Here it gets the messages of the library, which are not the program's to hear or to make. */
function refuseGlobal(name: "addEventListener" | "removeEventListener" | "dispatchEvent"): void {
  const methods = EventTarget.prototype as unknown as Record<
    string,
    (this: unknown, ...args: unknown[]) => unknown
  >;
  const method = methods[name];
  methods[name] = function (...args) {
    if (this === undefined || this === null || this === globalThis)
      throw new TypeError(`${name} is not a function of the global object`);
    return method && Reflect.apply(method, this, args);
  };
}
