/** Processes killed while they make, open and unlink shared memory: the names stay in order. */
import { Event, isRuntimeError, SharedMemory } from "@mp/runtime";
import { expect, test } from "vitest";
import { begun, killAll, start } from "../fixtures/children.ts";
import { random, strikeAfter } from "../fixtures/random.ts";
import { nameLoop } from "../fixtures/shared-tasks.ts";

const ROUNDS = 20;

/** Makes sure that a name is free, as its last user may have left it. */
function free(name: string): void {
  try {
    using shm = new SharedMemory({ name });
    shm.unlink();
  } catch (error) {
    if (!isRuntimeError(error, "FileNotFoundError")) throw error;
  }
}

test("killed inside the directory, it is there for the others", { timeout: 120_000 }, async () => {
  const next = random(17);
  const names = ["name 0", "name 1", "name 2"];
  for (let round = 0; round < ROUNDS; round++) {
    const busy = [new Event(), new Event(), new Event()];
    const doomed = busy.map((event) => start(nameLoop, event));
    await begun(...busy);
    strikeAfter(next, 5);
    await killAll(...doomed);
    for (const name of names) {
      free(name);
      using made = new SharedMemory({ name, create: true, size: 10 });
      using found = new SharedMemory({ name });
      expect([...(found.buf ?? [])]).toEqual(Array.from({ length: 10 }, () => 0));
      made.unlink();
      expect(() => new SharedMemory({ name })).toThrow(
        expect.objectContaining({ name: "FileNotFoundError" }),
      );
    }
  }
});
