/** Functions by reference: what can run in another process, and what is refused at the call. */
import { EncodeError, Process, Queue } from "@mp/runtime";
import { describe, expect, test } from "vitest";
import theDefault, * as functions from "../fixtures/functions.ts";
import { inChild } from "../fixtures/remote.ts";
import { triple } from "../fixtures/top-level-await.ts";

const { kinds } = functions;

describe("as a target", () => {
  test.each([
    ["exported", kinds.exported, 30],
    ["not exported", kinds.unexported, 31],
    ["an arrow function", kinds.arrow, 32],
    ["asynchronous", kinds.asynchronous, 33],
    ["a static method", kinds.static, 34],
    ["a method", kinds.method, 20],
    ["inside a function, using none of its variables", kinds.notCapturing, 30],
    ["the default export", theDefault, 35],
    ["one of two of the same name", functions.twin(0), 110],
    ["the other of the two", functions.twin(1), 210],
  ] as [string, (x: number) => number, number][])("%s", { timeout: 20_000 }, async (_name, f, result) => {
    expect(await inChild(f, 10)).toBe(result);
  });

  test("uses imports, constants and other functions of its module", { timeout: 20_000 }, async () => {
    expect(await inChild(functions.usesImports)).toBe("string 5");
    expect(await inChild(functions.listed, 3)).toEqual([0, 1, 2]);
  });
});

test("in arguments, at any depth", { timeout: 20_000 }, async () => {
  expect(await inChild(functions.callAll, [...functions.inline()], 10)).toEqual([30, 30, 30, 30, 30]);
});

test("in arguments, from a module with a top-level await", { timeout: 20_000 }, async () => {
  expect(await inChild(functions.callAll, [triple, kinds.exported], 10)).toEqual([30, 30]);
});

test("there and back, it is the same function", { timeout: 20_000 }, async () => {
  const back = await inChild(functions.giveBack<unknown>, {
    f: kinds.exported,
    g: [kinds.unexported, Machine()],
  });
  expect(back).toEqual({ f: kinds.exported, g: [kinds.unexported, functions.Machine] });
});

function Machine(): typeof functions.Machine {
  return functions.Machine;
}

describe("refused at the call", () => {
  test.each(functions.capturing())("%s: captured", (name, f) => {
    expect(() => new Process({ target: f })).toThrow(EncodeError);
    expect(() => new Process({ target: f })).toThrow(new RegExp(`\\b${name}\\b`));
    expect(() => new Queue().putSync({ f })).toThrow(new RegExp(`item\\.f.*\\b${name}\\b`, "s"));
  });

  test.each([
    ["native", Math.max],
    ["bound", kinds.exported.bind(null)],
  ] as [string, () => unknown][])("%s", (_name, f) => {
    expect(() => new Process({ target: f })).toThrow(EncodeError);
    expect(() => new Process({ target: f })).toThrow(/native or bound/);
    expect(() => new Queue().putSync([f])).toThrow(/item\[0\].*native or bound/s);
  });

  test(
    "in arguments, naming the path, and the process can be started no less",
    { timeout: 20_000 },
    async () => {
      const [[, captured]] = functions.capturing() as [[string, () => unknown]];
      const args: [unknown] = [{ deep: [captured] }];
      const child = new Process({ target: functions.giveBack, args });
      expect(() => child.start()).toThrow(/args\[0\]\.deep\[0\].*local/s);
      expect([child.pid, child.isAlive(), child.exitCode]).toEqual([null, false, null]);
      args[0] = 1;
      child.start();
      await child.join();
      expect(child.exitCode).toBe(0);
    },
  );
});
