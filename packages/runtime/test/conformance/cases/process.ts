/** Processes: what they are made with, their start, their end and what is known of them. */

import { AssertionError, Event, Process, Queue, ValueError } from "@mp/runtime";
import type { Case } from "../suite/case.ts";
import { thrown } from "../suite/thrown.ts";

function add(a: number, b: number, answer: Queue<number>): void {
  answer.putNowait(a + b);
}

function waitFor(event: Event): void {
  event.waitSync();
}

async function waitLong(ready: Event): Promise<void> {
  ready.set();
  await new Event().wait();
}

function blockLong(ready: Event): void {
  ready.set();
  new Event().waitSync();
}

function nothing(): void {}

function startAnother(answer: Queue<string>): void {
  const inner = new Process({ target: nothing });
  inner.start();
  inner.joinSync();
  answer.putNowait(`${inner.name} ${inner.exitCode}`);
}

async function tryToStart(answer: Queue<string>): Promise<void> {
  const error = await thrown(() => new Process({ target: nothing }).start());
  answer.putNowait(error.name);
}

export const processCases: readonly Case[] = [
  {
    name: "a process runs its target with its arguments",
    covers: ["Process.()", "Process.start", "Process.join", "Process.exitcode"],
    async run(expect) {
      const answer = new Queue<number>();
      const child = new Process({ target: add, args: [2, 3, answer] });
      expect(child.exitCode).to.equal(null);
      child.start();
      await child.join();
      expect(child.exitCode).to.equal(0);
      expect(answer.getNowait()).to.equal(5);
    },
  },
  {
    name: "a thread that blocks joins its child",
    covers: ["Process.join"],
    blocks: true,
    run(expect) {
      const answer = new Queue<number>();
      const child = new Process({ target: add, args: [2, 3, answer] });
      child.start();
      child.joinSync();
      expect([child.exitCode, answer.getSync()]).to.deep.equal([0, 5]);
    },
  },
  {
    name: "a join with a timeout comes back",
    covers: ["Process.join", "Process.is_alive"],
    async run(expect) {
      const event = new Event();
      const child = new Process({ target: waitFor, args: [event] });
      expect(child.isAlive()).to.equal(false);
      child.start();
      await child.join({ timeout: 1 });
      expect([child.isAlive(), child.exitCode]).to.deep.equal([true, null]);
      event.set();
      await child.join();
      expect([child.isAlive(), child.exitCode]).to.deep.equal([false, 0]);
    },
  },
  {
    name: "names, pids and daemons are as in Python",
    covers: ["Process.name", "Process.pid", "Process.ident", "Process.daemon", "Process.__repr__"],
    async run(expect) {
      const child = new Process({ target: nothing });
      expect(child.name).to.match(/^Process-(\d+:)*\d+$/);
      expect([child.pid, child.daemon]).to.deep.equal([null, false]);
      child.name = "Grace";
      child.daemon = true;
      expect(String(child)).to.match(/^<Process name='Grace' parent=\d+ initial daemon>$/);
      child.start();
      expect(child.pid).to.be.a("number");
      expect((await thrown(() => void (child.daemon = false))).name).to.equal("AssertionError");
      await child.join();
      expect(String(child)).to.match(/^<Process name='Grace' pid=\d+ parent=\d+ stopped exitcode=0 daemon>$/);
    },
  },
  {
    name: "what may not be done with a process is refused",
    covers: ["Process.start", "Process.join", "Process.close"],
    async run(expect) {
      const event = new Event();
      const child = new Process({ target: waitFor, args: [event] });
      expect(await thrown(() => child.join())).to.be.instanceOf(AssertionError);
      child.start();
      expect(await thrown(() => child.start())).to.be.instanceOf(AssertionError);
      expect(await thrown(() => child.close())).to.be.instanceOf(ValueError);
      event.set();
      await child.join();
      child.close();
      child.close();
      expect(await thrown(() => child.exitCode)).to.be.instanceOf(ValueError);
    },
  },
  {
    name: "terminate ends a process that blocks",
    covers: ["Process.terminate", "Process.exitcode"],
    async run(expect) {
      const ready = new Event();
      const child = new Process({ target: blockLong, args: [ready] });
      child.start();
      await ready.wait();
      child.terminate();
      await child.join();
      expect(child.exitCode).to.equal(-15);
    },
  },
  {
    name: "kill ends a process that awaits",
    covers: ["Process.kill", "Process.exitcode"],
    async run(expect) {
      const ready = new Event();
      const child = new Process({ target: waitLong, args: [ready] });
      child.start();
      await ready.wait();
      child.kill();
      await child.join();
      expect(child.exitCode).to.equal(-9);
    },
  },
  {
    name: "children have children, which are not daemons",
    covers: ["Process.start", "Process.daemon", "Process.name"],
    async run(expect) {
      const answer = new Queue<string>();
      const child = new Process({ target: startAnother, args: [answer] });
      child.start();
      expect(await answer.get()).to.match(/^Process-[\d:]+:1 0$/);
      await child.join();
      const daemon = new Process({ target: tryToStart, args: [answer], daemon: true });
      daemon.start();
      expect(await answer.get()).to.equal("AssertionError");
      await daemon.join();
    },
  },
];
