/** Uses something, and disposes of it after: `using`, which Node 22 does not know. */
export async function disposing<T extends Disposable | AsyncDisposable, R>(
  object: T,
  use: (object: T) => Promise<R>,
): Promise<R> {
  try {
    return await use(object);
  } finally {
    if (Symbol.asyncDispose in object) await object[Symbol.asyncDispose]();
    else object[Symbol.dispose]();
  }
}
