import { afterEach, expect, test } from "vitest";
import { begin, type Call, LOOKS, looked, OP, probe, setProbe, tellLook, unseen } from "./probe.ts";

/** Keeps what it is told. */
function listen(): unknown[] {
  const heard: unknown[] = [];
  setProbe({
    elements: false,
    before(op, object, face): Call {
      heard.push(["before", op, object, face]);
      return {
        detail: 0,
        mark: () => heard.push("mark"),
        waits: () => heard.push("waits"),
        waited: (result) => heard.push(result),
        event: (...event) => heard.push(event),
      };
    },
    made: (kind, object) => heard.push([kind, object]),
    named() {},
  });
  return heard;
}

afterEach(() => {
  setProbe(undefined);
});

test("with no probe an operation has no call", () => {
  expect(begin(OP.PUT, 16)).toBe(undefined);
  expect(looked("qsize", 16, () => 3)).toBe(3);
  expect(tellLook(undefined, "empty", true)).toBe(true);
});

test("a probe is told before the operation, and of the answer to a question", () => {
  const heard = listen();
  begin(OP.GET, 32, "async");
  expect(looked("isSet", 16, () => true)).toBe(true);
  expect(heard).toEqual([
    ["before", OP.GET, 32, "async"],
    ["before", OP.LOOK, 16, "sync"],
    [OP.LOOK, LOOKS.indexOf("isSet"), 1, true],
  ]);
});

test("what is made unseen is not told, and the probe stays though making it fails", () => {
  const heard = listen();
  const before = probe;
  expect(unseen(() => begin(OP.PUT, 16))).toBe(undefined);
  expect(() =>
    unseen(() => {
      throw new Error("no");
    }),
  ).toThrow("no");
  expect(probe).toBe(before);
  expect(heard).toEqual([]);
});
