/** What an execution was, in a few letters: the same on Node and in a browser if it was the same. Runs in pages as well. */
import type { Execution } from "@mp/runtime/control";

/** SHA-256 of all that is told of an execution but the platform's name, in hexadecimal digits. */
export async function digestOf(execution: Execution): Promise<string> {
  const { platform: _, ...trace } = execution.trace!;
  const text = JSON.stringify({ ...execution, trace });
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
