/** Managers and sockets, used by threads that block; and a manager at the end of its scope. */

import { ClientSync, type DictProxy, Listener, Manager, type SocketAddress } from "@mp/runtime";
import type { Case } from "../suite/case.ts";
import { started } from "../suite/started.ts";
import { thrown } from "../suite/thrown.ts";

function addTo(dict: DictProxy<string, number>): void {
  dict.setSync("child", 2);
}

function echo(address: SocketAddress): void {
  const end = ClientSync(address);
  end.sendSync(end.recvSync());
}

export const blockingManagerCases: readonly Case[] = [
  {
    name: "a thread that blocks uses a manager",
    covers: ["SyncManager.dict", "BaseManager.shutdown", "BaseProxy._callmethod", "BaseProxy._getvalue"],
    blocks: true,
    run(expect) {
      const manager = new Manager();
      const dict = manager.dict<string, number>();
      const child = started(addTo, dict);
      child.joinSync();
      expect([...dict.copySync()]).to.deep.equal([["child", 2]]);
      manager.shutdownSync();
    },
  },
  {
    name: "a manager runs from its making to the end of its scope",
    covers: ["BaseManager.start", "BaseManager.with"],
    async run(expect) {
      const manager = new Manager();
      const list = manager.list([1]);
      expect(await list.length()).to.equal(1);
      await manager[Symbol.asyncDispose]();
      expect((await thrown(() => list.length())).name).to.equal("ProcessError");
    },
  },
];

export const blockingSocketCases: readonly Case[] = [
  {
    name: "a thread that blocks accepts a client",
    covers: ["Listener.accept", "connection.Client"],
    blocks: true,
    run(expect) {
      const listener = new Listener();
      const child = started(echo, listener.address);
      const end = listener.acceptSync();
      end.sendSync("hello");
      expect(end.recvSync()).to.equal("hello");
      child.joinSync();
      end.close();
      listener.close();
    },
  },
];
