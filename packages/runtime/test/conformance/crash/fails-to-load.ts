/** A module that fails to load as soon as a list of a certain name is there to say when it did. */
import { FileNotFoundError, registerFunctions, ShareableList } from "@mp/runtime";

/** Name of the list: a child has no arguments yet while it loads. */
export const FAILED_AT = "mp-crash-matrix-failed-at";

failIfAsked();

export function neverLoaded(): void {
  throw new Error("a function of a module that did not load was called");
}

function failIfAsked(): void {
  try {
    const note = new ShareableList<number>({ name: FAILED_AT });
    note.set(0, Date.now());
    note.shm.close();
  } catch (error) {
    if (error instanceof FileNotFoundError) return;
    throw error;
  }
  throw new RangeError("this module does not load here");
}

registerFunctions(import.meta.url, { neverLoaded });
