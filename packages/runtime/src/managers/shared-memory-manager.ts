import { expectState } from "../check.ts";
import { UNSENDABLE } from "../codec/refusal.ts";
import { FileNotFoundError } from "../errors.ts";
import type { ShareableItem } from "../shared/list-slots.ts";
import { ShareableList } from "../shared/shareable-list.ts";
import { SharedMemory } from "../shared/shared-memory.ts";

/**
 * Makes blocks of shared memory and unlinks them all at once (Python's `multiprocessing.managers.SharedMemoryManager`).
 *
 * The blocks are made in this process; no other one is started for it. What a process has open stays usable until it closes it, and is freed
 * then: only the names go with the manager. If this process is killed before, the blocks stay linked until the program ends.
 *
 * @example
 * ```ts
 * import { SharedMemory, SharedMemoryManager } from "@mp/runtime";
 * let name: string;
 * {
 *   using manager = new SharedMemoryManager();
 *   const block = manager.SharedMemory(16);
 *   const list = manager.ShareableList(["howdy", 7]);
 *   name = block.name;
 *   console.log(block.size, [...list]); // => 16 [ 'howdy', 7 ]
 *   manager.shutdown(); // as the end of the block would
 * }
 * try {
 *   new SharedMemory({ name });
 * } catch (error) {
 *   console.log((error as Error).name); // => FileNotFoundError
 * }
 * ```
 */
export class SharedMemoryManager implements Disposable {
  static {
    Object.defineProperty(SharedMemoryManager.prototype, UNSENDABLE, {
      value: "it stays in its process; send the blocks, or their names",
    });
  }

  private blocks: SharedMemory[] | undefined = [];

  /**
   * Makes a block of zeros, of so many bytes.
   *
   * @throws ValueError for a size below 1; AssertionError after `shutdown()`.
   */
  SharedMemory(size: number): SharedMemory {
    this.mustRun();
    return this.kept(new SharedMemory({ create: true, size }));
  }

  /**
   * Makes a list of the items of a sequence.
   *
   * @throws TypeError if an item is of a type that can't be in it; AssertionError after `shutdown()`.
   */
  ShareableList<T>(sequence: Iterable<T & ShareableItem>): ShareableList<T> {
    this.mustRun();
    const list = new ShareableList<T>(sequence);
    this.kept(list.shm);
    return list;
  }

  /** Unlinks all that it made and that is not unlinked yet. Does nothing the second time. */
  shutdown(): void {
    for (const block of this.blocks ?? []) unlink(block);
    this.blocks = undefined;
  }

  /** Unlinks all, at the end of a `using` block. */
  [Symbol.dispose](): void {
    this.shutdown();
  }

  private kept(block: SharedMemory): SharedMemory {
    this.blocks?.push(block);
    return block;
  }

  private mustRun(): void {
    expectState(this.blocks !== undefined, "Cannot make a block: the SharedMemoryManager was shut down");
  }
}

function unlink(block: SharedMemory): void {
  try {
    block.unlink();
  } catch (error) {
    // The program has done it itself.
    if (!(error instanceof FileNotFoundError)) throw error;
  }
}
