/** What a call throws, or what the promise that it gives rejects with. */
export async function thrown(call: () => unknown): Promise<Error> {
  try {
    await call();
  } catch (error) {
    return error as Error;
  }
  throw new Error("Nothing was thrown");
}
