/** The stand-in for `Atomics.waitAsync`, in a thread that would have the real one. */
import { expect, test } from "vitest";
import { waitByLooking } from "./wait-async.ts";

const always = (): boolean => true;

function word(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(4));
}

test("a word that has changed already is not waited for", () => {
  expect(waitByLooking(word(), 0, 1, always)).toEqual({ async: false, value: "not-equal" });
});

test("a change is seen without a notify", async () => {
  const words = word();
  const { value } = waitByLooking(words, 0, 0, always);
  setTimeout(() => Atomics.store(words, 0, 1), 20);
  expect(await value).toBe("ok");
  expect(Atomics.load(words, 0)).toBe(1);
});

test("it stops looking when nobody wants to know any more", async () => {
  let isWanted = true;
  const { value } = waitByLooking(word(), 0, 0, () => isWanted);
  setTimeout(() => void (isWanted = false), 20);
  expect(await value).toBe("ok");
});
