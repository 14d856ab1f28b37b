/** Memory and lists that processes find by name. */

import {
  FileExistsError,
  FileNotFoundError,
  Process,
  ShareableList,
  SharedMemory,
  ValueError,
} from "@mp/runtime";
import type { Case } from "../suite/case.ts";
import { started } from "../suite/started.ts";
import { thrown } from "../suite/thrown.ts";

function write(name: string): void {
  const memory = new SharedMemory({ name });
  memory.buf?.set([1, 2, 3], 4);
  memory.close();
}

function change(name: string): void {
  const list = new ShareableList({ name });
  list.set(0, "changed");
  list.shm.close();
}

export const sharedMemoryCases: readonly Case[] = [
  {
    name: "memory is found by its name",
    covers: [
      "SharedMemory.()",
      "SharedMemory.buf",
      "SharedMemory.name",
      "SharedMemory.size",
      "SharedMemory.close",
      "SharedMemory.unlink",
    ],
    async run(expect) {
      const memory = new SharedMemory({ create: true, size: 16 });
      expect(memory.size).to.be.at.least(16);
      const child = started(write, memory.name);
      await child.join();
      expect(child.exitCode).to.equal(0);
      expect([...(memory.buf ?? [])].slice(0, 8)).to.deep.equal([0, 0, 0, 0, 1, 2, 3, 0]);
      const { name } = memory;
      expect(await thrown(() => new SharedMemory({ name, create: true, size: 1 }))).to.be.instanceOf(
        FileExistsError,
      );
      expect(await thrown(() => new SharedMemory({ create: true, size: 0 }))).to.be.instanceOf(ValueError);
      memory.close();
      expect(memory.buf).to.equal(null);
      memory.unlink();
      expect(await thrown(() => new SharedMemory({ name }))).to.be.instanceOf(FileNotFoundError);
    },
  },
  {
    name: "a list in shared memory is found by its name",
    covers: [
      "ShareableList.()",
      "ShareableList.__getitem__",
      "ShareableList.__setitem__",
      "ShareableList.__len__",
      "ShareableList.__iter__",
      "ShareableList.index",
      "ShareableList.count",
      "ShareableList.format",
      "ShareableList.shm",
    ],
    async run(expect) {
      const list = new ShareableList(["a long text", 1, 2.5, true, null, new Uint8Array([9])]);
      const child = new Process({ target: change, args: [list.shm.name] });
      child.start();
      await child.join();
      expect([child.exitCode, list.length, list.at(0), list.at(-2)]).to.deep.equal([0, 6, "changed", null]);
      expect([...list].slice(0, 3)).to.deep.equal(["changed", 1, 2.5]);
      expect([list.index(2.5), list.count(1)]).to.deep.equal([2, 1]);
      expect(list.format).to.be.a("string");
      expect(await thrown(() => list.set(0, "x".repeat(100)))).to.be.instanceOf(ValueError);
      list.shm.close();
      list.shm.unlink();
    },
  },
];
