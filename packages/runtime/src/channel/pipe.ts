import { expectOptions, expectType } from "../check.ts";
import { allocate } from "../kernel/allocator.ts";
import { family } from "../kernel/family.ts";
import { found, Revival } from "../kernel/handle.ts";
import { KIND } from "../kernel/layout.ts";
import { initialisePipe, pipeBytes } from "../kernel/pipe-region.ts";
import { probe } from "../trace/probe.ts";
import { Connection } from "./connection.ts";

/** Options of {@link Pipe}. */
export interface PipeOptions {
  /** `true` (default): both ends send and receive. `false`: the first only receives, the second only sends. */
  duplex?: boolean | undefined;
}

/**
 * Makes a pipe (Python's `multiprocessing.Pipe`) and gives its two ends.
 *
 * Both ends are open in this process until it closes them; an end that was passed to another process is open
 * there too. Close what this process does not use, so that the end of file can be seen.
 *
 * @example
 * ```ts
 * import { Pipe } from "@mp/runtime";
 * const [here, there] = Pipe<string, number>();
 * await here.send("six times seven");
 * console.log(await there.recv()); // => six times seven
 * there.close();
 * await here.recv().catch((error) => console.log(error.name)); // => EOFError
 * ```
 */
export function Pipe<A = unknown, B = unknown>(
  options: PipeOptions = {},
): [Connection<A, B>, Connection<B, A>] {
  expectOptions(options, "Pipe", "{ duplex: false }");
  const { duplex = true } = options;
  expectType(typeof duplex === "boolean", "duplex", "true or false", duplex);
  return makePipe(duplex);
}

/** Makes a pipe; with `isRemote`, one whose other end passes on to a socket what is sent. */
export function makePipe<A, B>(duplex: boolean, isRemote = false): [Connection<A, B>, Connection<B, A>] {
  const { heap } = family();
  const address = allocate(heap, KIND.PIPE, pipeBytes(duplex));
  initialisePipe(heap, address, duplex, isRemote);
  const first = new Connection<A, B>(new Revival(address | 1));
  const second = new Connection<B, A>(new Revival(address | 2));
  found(address, [
    [first, address | 1],
    [second, address | 2],
  ]);
  probe?.made("Pipe", address);
  return [first, second];
}
