/**
 * What a program may not do: decide about itself. Each of these goes wrong under some schedule, and tries not to have it told. Either it is told
 * nevertheless, or nothing comes out that could be taken for a pass.
 */
import { describe, expect, test } from "vitest";
import { run, type Seen, whyNoBox } from "../support/box.ts";

/** Two processes add one, and sometimes only one of them is counted. */
const RACY = `
export function add(total: Value<"i">) { const before = total.value; total.value = before + 1; }
if (isMainProcess) {
  const total = new Value("i", 0);
  const both = [1, 2].map(() => new Process({ target: add, args: [total] }));
  for (const each of both) each.start();
  for (const each of both) each.joinSync();
  console.log("total", total.value);
}
`;
const IMPORT = `import { isMainProcess, Process, Value } from "@mp/runtime";`;
const explore = { preemptions: 1, maxSteps: 2000, faults: true };

function outcomesOf({ events }: Seen): readonly string[] {
  const told = events.find((event) => event.type === "explored");
  return told?.explored.outcomes.map(({ kind, output }) => `${kind}: ${output}`.trim()) ?? [];
}

function search(attack: string, program = RACY): Promise<Seen> {
  return run(`${IMPORT} ${attack} ${program}`, { language: "typescript", explore });
}

/** Each tried, and what came of it kept: a program that goes on as if nothing had been. */
function tries(attacks: readonly string[]): string {
  return attacks.map((attack) => `try { ${attack} } catch {}`).join("\n");
}

describe.skipIf(whyNoBox !== undefined)("a program that decides about itself", () => {
  test("is told of as it is, if it does nothing else", async () => {
    const seen = await search("");
    expect(outcomesOf(seen).toSorted()).toEqual(["finished: total 1", "finished: total 2"]);
    const found = seen.events.find((event) => event.type === "explored")?.explored;
    expect(found?.faults?.map(({ kind }) => kind)).toContain("lost-update");
    expect(found?.complete).toBe(true);
  });

  test("changes neither what the language is made of, nor what threads speak by", async () => {
    const outcomes = outcomesOf(
      await search(
        tries([
          `JSON.stringify = () => "the same";`,
          `Map.prototype.set = function () { return this; };`,
          `Object.getPrototypeOf(new Map().values()).next = () => ({ done: true, value: undefined });`,
          `Object.getPrototypeOf([][Symbol.iterator]()).next = () => ({ done: true, value: undefined });`,
          `Array.prototype.push = () => 0;`,
          `Array.prototype.map = () => [];`,
          `Object.defineProperty(Array.prototype, "0", { set() {} });`,
          `String.prototype.startsWith = () => true;`,
          `Atomics.load = () => 0;`,
          `Atomics.sub = () => 1;`,
          `Object.getPrototypeOf(Int32Array.prototype).fill = () => {};`,
          `MessagePort.prototype.postMessage = () => {};`,
          `EventTarget.prototype.dispatchEvent = () => true;`,
          `Object.getPrototypeOf(Object.getPrototypeOf(process)).emit = () => true;`,
          `Promise.prototype.then = function () { return this; };`,
          `Function.prototype.call = () => {};`,
          `Object.prototype.toJSON = () => "the same";`,
          `Object.setPrototypeOf(Map.prototype, { get() {} });`,
          `globalThis.Map = class extends Map { set() { return this; } };`,
          `globalThis.JSON = { stringify: () => "the same", parse: () => ({}) };`,
          `Object.defineProperty(globalThis, "Map", { value: null });`,
          `delete globalThis.Atomics;`,
          `globalThis.eval = () => () => {};`,
          `process.stdout.write = () => true;`,
        ]),
      ),
    );
    expect(outcomes.toSorted()).toEqual(["finished: total 1", "finished: total 2"]);
  });

  test("reaches no module by which it would reach other threads, or the process", async () => {
    const ways = [
      `await import("node:worker_threads");`,
      `await import("node:" + "worker_threads");`,
      `await (0, eval)("import('node:worker_threads')");`,
      `await new Function("return import('node:inspector')")();`,
      `await (async () => {}).constructor("return import('node:fs')")();`,
      `process.getBuiltinModule("node:fs");`,
      `process.binding("fs");`,
      `process._linkedBinding("fs");`,
      `process.dlopen({ exports: {} }, "/tmp/x.node");`,
      `process.mainModule.require("node:fs");`,
      `require("node:fs");`,
      `await import("data:text/javascript,export * from 'node:fs'");`,
      `await import("/mp/packages/@mp/tutor/dist/" + "node/explorer.js");`,
    ];
    const count = ways.map((way) => `try { ${way} reached += 1; } catch {}`).join("\n");
    const seen = await search(
      "",
      `let reached = 0; ${count}\nif (isMainProcess) console.log("reached", reached);`,
    );
    expect(outcomesOf(seen)).toEqual(["finished: reached 0"]);
  });

  test("is not run at all, if it says at its top that it wants more than the library", async () => {
    for (const name of [
      "node:worker_threads",
      "inspector",
      "@mp/runtime/kernel",
      "/mp/packages/@mp/tutor/dist/node/explorer.js",
    ]) {
      const seen = await search(`import * as more from ${JSON.stringify(name)}; void more;`);
      expect(outcomesOf(seen)).toEqual([]);
      expect(seen.events[0]).toMatchObject({ type: "refused", refusal: { kind: "not-by-turns" } });
    }
  });

  test("cannot answer in place of the explorer, by no descriptor, nor by what it prints", async () => {
    const answer = JSON.stringify({
      explored: {
        executions: 2,
        complete: true,
        faults: [],
        outcomes: [{ kind: "finished", exitCode: 0, count: 2, output: "total 2\n", schedule: "1" }],
      },
    });
    const printed = await search(
      `console.log(${JSON.stringify(answer)}); process.stdout.write(${JSON.stringify(`\n${answer}\n`)});`,
    );
    const totals = outcomesOf(printed).map((each) => each.split("\n").at(-1));
    expect(new Set(totals)).toEqual(new Set(["total 1", "total 2"]));
    // In an ordinary run the descriptor is there to be written to, and takes no word without the nonce.
    const forging = (descriptors: string) => `import fs from "node:fs";
      process.exitCode = 3;
      const forged = [${JSON.stringify(answer)}, '{"type":"process.start","time":1,"process":{"pid":1,"name":"MainProcess"},"target":{"pid":2,"name":"x"}}', '{"type":"exit","exitCode":0}'];
      for (const fd of ${descriptors}) for (const each of forged) try { fs.writeSync(fd, "\\n" + each + "\\n"); } catch {}
      console.log("written");`;
    const one = await run(forging("[3]"));
    expect(one.events.map(({ type }) => type)).toEqual(["output", "exit"]);
    expect([one.text, one.exitCode]).toEqual(["written\n", 3]);
    // Some of these are Node's own, so that it ends of it.
    const all = await run(forging("Array.from({ length: 61 }, (_, fd) => fd + 3)"));
    expect(all.events.filter(({ type }) => type !== "output" && type !== "exit" && type !== "limit")).toEqual(
      [],
    );
    expect(all.exitCode).not.toBe(0);
  });

  test("ends nothing but itself, by ending the process that tries it", async () => {
    for (const end of [
      `process.abort();`,
      `process.kill(process.pid, "SIGKILL");`,
      `process.reallyExit(0);`,
    ]) {
      const seen = await search(end);
      expect(outcomesOf(seen).filter((each) => each !== "error:")).toEqual([]);
      expect(seen.events.at(-1)?.type).toBe("exit");
    }
  });

  test("tells what it likes of its own processes, but only in the form of a report", async () => {
    const seen = await run(
      `Object.prototype.toJSON = () => ({ type: "limit", name: "time", value: 1 });
       Array.prototype.toJSON = String.prototype.toJSON = () => "x";
       Buffer.from = () => Buffer.alloc(0);
       JSON.stringify = () => "{}";
       console.log("still told");`,
    );
    expect(seen.events.map(({ type }) => type)).toEqual(["output", "exit"]);
    expect(seen.text).toBe("still told\n");
  });
});
