/** The errors: names, codes, classes, and the guard that knows them in any realm. */
import { createContext, runInContext } from "node:vm";
import { describe, expect, test } from "vitest";
import * as errors from "./errors.ts";

const { isRuntimeError } = errors;

type ErrorClass = new (message: string, extra?: unknown) => errors.RuntimeError;
const classes = Object.entries(errors)
  .filter(([, type]) => type.prototype instanceof Error)
  .map(([name, type]): [string, ErrorClass] => [name, type as unknown as ErrorClass]);

describe.each(classes)("%s", (name, Type) => {
  const error = new Type("what was wrong", new Uint8Array(2));

  test("has its name, a stable code, and its message", () => {
    expect([error.name, error.message]).toEqual([name, "what was wrong"]);
    expect(error.code).toMatch(/^MP_[A-Z_]+$/);
    expect(error).toBeInstanceOf(errors.RuntimeError);
    expect(String(error)).toBe(`${name}: what was wrong`);
  });

  test("is known by isRuntimeError", () => {
    expect(isRuntimeError(error)).toBe(true);
    expect(isRuntimeError(error, name as errors.RuntimeErrorName)).toBe(true);
    expect(isRuntimeError(error, name === "Empty" ? "Full" : "Empty")).toBe(false);
  });
});

test("codes are all different", () => {
  const codes = classes.map(([, Type]) => new Type("x", new Uint8Array(0)).code);
  expect(new Set(codes).size).toBe(codes.length);
});

test("Python's classes: which are kinds of which", () => {
  for (const Type of [errors.TimeoutError, errors.WorkerLostError]) {
    expect(new Type("x")).toBeInstanceOf(errors.ProcessError);
  }
  const short = new errors.BufferTooShort("x", Uint8Array.of(1, 2));
  expect(short).toBeInstanceOf(errors.ProcessError);
  expect(short.args).toEqual([Uint8Array.of(1, 2)]);
  expect(new errors.BrokenPipeError("x")).toBeInstanceOf(errors.OSError);
});

test("a cause is kept", () => {
  const cause = new Error("why");
  expect(new errors.ValueError("x", { cause }).cause).toBe(cause);
});

test("an error of another realm, and what is none", () => {
  const symbol = Symbol.for("@mp/runtime/error");
  const other: unknown = runInContext(
    "const e = new Error('there'); Object.defineProperty(e, brand, { value: true }); e.name = 'Empty'; e",
    createContext({ brand: symbol }),
  );
  expect(other).not.toBeInstanceOf(Error);
  expect([isRuntimeError(other), isRuntimeError(other, "Empty")]).toEqual([true, true]);
  for (const none of [
    undefined,
    null,
    5,
    "Empty",
    {},
    new Error("Empty"),
    { name: "Empty", code: "MP_EMPTY" },
  ]) {
    expect(isRuntimeError(none)).toBe(false);
  }
});
