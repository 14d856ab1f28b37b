/** Listeners and clients. Pages have no sockets: `reasons.ts` says so. */

import {
  answerChallenge,
  Client,
  deliverChallenge,
  Listener,
  Pipe,
  Process,
  type SocketAddress,
} from "@mp/runtime";
import type { Case } from "../suite/case.ts";
import { thrown } from "../suite/thrown.ts";

async function ask(address: SocketAddress): Promise<void> {
  const server = await Client<string, string>(address, { authkey: "a secret" });
  await server.send("a question");
  await server.send(await server.recv());
  server.close();
}

export const socketCases: readonly Case[] = [
  {
    name: "a listener and a client talk, with a key",
    covers: [
      "Listener.()",
      "Listener.accept",
      "Listener.address",
      "Listener.last_accepted",
      "connection.Client",
    ],
    async run(expect) {
      const listener = new Listener({ authkey: "a secret" });
      expect(listener.lastAccepted).to.equal(null);
      const child = new Process({ target: ask, args: [listener.address] });
      child.start();
      const client = await listener.accept<string, string>();
      expect(await client.recv()).to.equal("a question");
      await client.send("an answer");
      expect(await client.recv()).to.equal("an answer");
      expect((await thrown(() => client.recv())).name).to.equal("EOFError");
      expect(listener.lastAccepted).to.have.property("port");
      await child.join();
      listener.close();
    },
  },
  {
    name: "bytes go over a path of the file system",
    covers: ["Listener.()", "connection.Client"],
    async run(expect) {
      const listener = new Listener({ family: "AF_UNIX" });
      const [there, here] = await Promise.all([listener.accept(), Client(listener.address)]);
      const sending = here.sendBytes(new Uint8Array(300_000).fill(7));
      expect((await there.recvBytes()).length).to.equal(300_000);
      await sending;
      there.close();
      here.close();
      listener.close();
    },
  },
  {
    name: "who has another key is refused",
    covers: ["Listener.accept", "connection.Client", "AuthenticationError"],
    async run(expect) {
      const listener = new Listener({ authkey: "a secret" });
      const refused = thrown(() => Client(listener.address, { authkey: "a guess" }));
      expect((await thrown(() => listener.accept())).name).to.equal("AuthenticationError");
      expect((await refused).name).to.equal("AuthenticationError");
      listener.close();
    },
  },
  {
    name: "a listener that is closed accepts nobody",
    covers: ["Listener.close"],
    async run(expect) {
      const listener = new Listener();
      const waiting = thrown(() => listener.accept());
      listener[Symbol.dispose]();
      expect((await waiting).name).to.equal("OSError");
    },
  },
  {
    name: "the handshake works over any connection",
    covers: ["connection.deliver_challenge", "connection.answer_challenge"],
    async run(expect) {
      const [here, there] = Pipe();
      await Promise.all([deliverChallenge(here, "a secret"), answerChallenge(there, "a secret")]);
      const [one, other] = await Promise.all([
        thrown(() => deliverChallenge(here, "a secret")),
        thrown(() => answerChallenge(there, "a guess")),
      ]);
      expect([one.name, other.name]).to.deep.equal(["AuthenticationError", "AuthenticationError"]);
    },
  },
];
