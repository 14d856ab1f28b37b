/** What the package itself offers: who I am, how many processors, the log, the classes of errors. */

import {
  activeChildren,
  BufferTooShort,
  cpuCount,
  currentProcess,
  Event,
  getLogger,
  isMainProcess,
  logToStderr,
  parentProcess,
  Process,
  ProcessError,
  Queue,
  TimeoutError,
} from "@mp/runtime";
import type { Case } from "../suite/case.ts";

function tellWho(answer: Queue): void {
  const { pid, name, daemon } = currentProcess();
  answer.putNowait({ pid, name, daemon, parent: parentProcess()?.pid, isMainProcess });
}

function waitFor(event: Event): void {
  event.waitSync();
}

function tellLevel(answer: Queue): void {
  answer.putNowait(getLogger().level);
}

export const packageCases: readonly Case[] = [
  {
    name: "a process knows who it is and who started it",
    covers: ["current_process", "parent_process", "__name__ == '__main__'"],
    async run(expect) {
      const answer = new Queue();
      const child = new Process({ target: tellWho, args: [answer], name: "Ada", daemon: true });
      child.start();
      const parent = currentProcess().pid;
      const expected = { pid: child.pid, name: "Ada", daemon: true, parent, isMainProcess: false };
      expect(await answer.get()).to.deep.equal(expected);
      await child.join();
    },
  },
  {
    name: "active children are those that have not ended",
    covers: ["active_children"],
    async run(expect) {
      const event = new Event();
      const child = new Process({ target: waitFor, args: [event] });
      expect(activeChildren().includes(child)).to.equal(false);
      child.start();
      expect(activeChildren().includes(child)).to.equal(true);
      event.set();
      await child.join();
      expect(activeChildren().includes(child)).to.equal(false);
    },
  },
  {
    name: "there is at least one processor",
    covers: ["cpu_count"],
    run(expect) {
      expect(cpuCount()).to.be.at.least(1);
      expect(Number.isInteger(cpuCount())).to.equal(true);
    },
  },
  {
    name: "children inherit the level of the log",
    covers: ["get_logger", "log_to_stderr"],
    async run(expect) {
      const before = getLogger().level;
      expect(logToStderr("CRITICAL")).to.equal(getLogger());
      const answer = new Queue();
      const child = new Process({ target: tellLevel, args: [answer] });
      child.start();
      expect(await answer.get()).to.equal(50);
      await child.join();
      getLogger().setLevel(before);
    },
  },
  {
    name: "the errors are a family",
    covers: ["ProcessError", "BufferTooShort", "TimeoutError"],
    run(expect) {
      for (const type of [BufferTooShort, TimeoutError]) {
        expect(type.prototype, type.name).to.be.instanceOf(ProcessError);
      }
      expect(new TimeoutError("late").name).to.equal("TimeoutError");
    },
  },
];
