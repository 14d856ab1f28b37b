/** Pipes, their ends, and waiting for several objects. */

import {
  BufferTooShort,
  type Connection,
  EOFError,
  Event,
  OSError,
  Pipe,
  Process,
  Queue,
  ValueError,
  wait,
  waitSync,
} from "@mp/runtime";
import type { Case } from "../suite/case.ts";
import { started } from "../suite/started.ts";
import { thrown } from "../suite/thrown.ts";

async function echo(end: Connection): Promise<void> {
  await end.send(await end.recv());
  end.close();
}

function echoBytes(end: Connection): void {
  end.sendBytesSync(end.recvBytesSync());
}

function waitFor(event: Event): void {
  event.waitSync();
}

function bytes(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => i);
}

export const connectionCases: readonly Case[] = [
  {
    name: "a pipe carries objects, and tells of its end",
    covers: ["Pipe", "Connection.send", "Connection.recv", "Connection.close", "Connection.closed"],
    async run(expect) {
      const [here, there] = Pipe();
      const child = started(echo, there);
      there.close();
      expect([here.closed, there.closed]).to.deep.equal([false, true]);
      await here.send({ text: "hello", list: [1, 2] });
      expect(await here.recv()).to.deep.equal({ text: "hello", list: [1, 2] });
      expect(await thrown(() => here.recv())).to.be.instanceOf(EOFError);
      expect(await thrown(() => there.send(1))).to.be.instanceOf(OSError);
      await child.join();
    },
  },
  {
    name: "a thread that blocks uses a pipe",
    covers: ["Connection.send", "Connection.recv", "Connection.poll", "Connection.send_bytes"],
    blocks: true,
    run(expect) {
      const [here, there] = Pipe();
      const child = started(echo, there);
      expect(here.pollSync()).to.equal(false);
      here.sendSync("hello");
      expect(here.pollSync({ timeout: 10_000 })).to.equal(true);
      expect(here.recvSync()).to.equal("hello");
      child.joinSync();
    },
  },
  {
    name: "a pipe of one direction has an end for each thing",
    covers: ["Pipe", "Connection.readable", "Connection.writable"],
    async run(expect) {
      const [reader, writer] = Pipe({ duplex: false });
      expect([reader.readable, reader.writable]).to.deep.equal([true, false]);
      expect([writer.readable, writer.writable]).to.deep.equal([false, true]);
      expect(await thrown(() => reader.send(1))).to.be.instanceOf(OSError);
      expect(await thrown(() => writer.recv())).to.be.instanceOf(OSError);
    },
  },
  {
    name: "a pipe carries bytes, also more than fit in it",
    covers: ["Connection.send_bytes", "Connection.recv_bytes"],
    async run(expect) {
      const [here, there] = Pipe();
      const child = started(echoBytes, there);
      const sent = bytes(1_000_000);
      await here.sendBytes(sent);
      const received = await here.recvBytes();
      expect(received.length).to.equal(sent.length);
      expect(received.every((byte, i) => byte === sent[i])).to.equal(true);
      await child.join();
      await there.sendBytes(bytes(10), 2, 3);
      expect([...(await here.recvBytes())]).to.deep.equal([2, 3, 4]);
      await there.sendBytes(bytes(10));
      expect(await thrown(() => here.recvBytes({ maxLength: 5 }))).to.be.instanceOf(OSError);
    },
  },
  {
    name: "bytes are received into a buffer, if it is long enough",
    covers: ["Connection.recv_bytes_into", "BufferTooShort"],
    async run(expect) {
      const [here, there] = Pipe();
      const buffer = new Uint8Array(5);
      await there.sendBytes(bytes(3));
      expect(await here.recvBytesInto(buffer, 1)).to.equal(3);
      expect([...buffer]).to.deep.equal([0, 0, 1, 2, 0]);
      await there.sendBytes(bytes(9));
      const error = (await thrown(() => here.recvBytesInto(buffer))) as BufferTooShort;
      expect(error).to.be.instanceOf(BufferTooShort);
      expect([...error.args[0]]).to.deep.equal([...bytes(9)]);
    },
  },
  {
    name: "poll tells whether there is something to receive",
    covers: ["Connection.poll", "Connection.with"],
    async run(expect) {
      const [here, there] = Pipe();
      expect(await here.poll()).to.equal(false);
      expect(await here.poll({ timeout: 1 })).to.equal(false);
      await there.send(1);
      there[Symbol.dispose]();
      expect(await here.poll({ timeout: 10_000 })).to.equal(true);
      await here.recv();
      expect(await here.poll(), "the end counts").to.equal(true);
    },
  },
  {
    name: "wait gives those that are ready: connections, queues, ends of processes",
    covers: ["connection.wait", "Process.sentinel"],
    async run(expect) {
      const [here, there] = Pipe();
      const queue = new Queue<number>();
      const event = new Event();
      const child = new Process({ target: waitFor, args: [event] });
      expect(await thrown(() => child.sentinel)).to.be.instanceOf(ValueError);
      child.start();
      const all = [here, queue, child.sentinel];
      expect(await wait(all, { timeout: 1 })).to.deep.equal([]);
      queue.putNowait(1);
      expect((await wait(all)).map((one) => all.indexOf(one))).to.deep.equal([1]);
      await there.send(1);
      expect((await wait(all)).map((one) => all.indexOf(one))).to.deep.equal([0, 1]);
      event.set();
      expect(await wait([child.sentinel])).to.have.length(1);
      expect(child.exitCode).to.equal(0);
    },
  },
  {
    name: "a thread that blocks waits for several objects",
    covers: ["connection.wait"],
    blocks: true,
    run(expect) {
      const [here] = Pipe();
      const event = new Event();
      const child = started(waitFor, event);
      expect(waitSync([here, child.sentinel], { timeout: 1 })).to.deep.equal([]);
      event.set();
      const ready = waitSync([here, child.sentinel]);
      expect(ready[0] === child.sentinel).to.equal(true);
    },
  },
];
