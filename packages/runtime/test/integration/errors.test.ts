/** Errors cross processes whole. */
import { Empty, isRuntimeError } from "@mp/runtime";
import { describe, expect, test } from "vitest";
import { AppError } from "../fixtures/encodable.ts";
import { failure, inChild } from "../fixtures/remote.ts";
import * as throwing from "../fixtures/throwing.ts";

test("with class, message, fields, methods and cause", { timeout: 20_000 }, async () => {
  const error = (await failure(inChild(throwing.app, "broken"))) as AppError;
  expect(error).toBeInstanceOf(AppError);
  expect([error.name, error.message, error.details]).toEqual(["AppError", "broken", { code: 7 }]);
  expect(error.summary()).toContain("broken");
  expect(error.cause).toBeInstanceOf(TypeError);
  expect((error.cause as Error).message).toBe("the cause");
});

test("with the stack there and the stack here", { timeout: 20_000 }, async () => {
  const error = (await failure(inChild(throwing.app, "where"))) as Error;
  expect(error.stack).toMatch(/throwing\.ts:\d+/);
  expect(error.stack).toMatch(/received in another process[^]*at async inChild/);
});

test("of a class that is not exported", { timeout: 20_000 }, async () => {
  const error = (await failure(inChild(throwing.unexported))) as Error;
  expect(error).toBeInstanceOf(RangeError);
  expect([error.constructor.name, error.message]).toEqual(["QuietError", "not exported"]);
});

test("several at once", { timeout: 20_000 }, async () => {
  const error = (await failure(inChild(throwing.several))) as AggregateError;
  expect(error).toBeInstanceOf(AggregateError);
  expect((error.errors as Error[]).map(({ name, message }) => [name, message])).toEqual([
    ["Error", "one"],
    ["RangeError", "two"],
  ]);
});

test("of this runtime", { timeout: 20_000 }, async () => {
  const error = await failure(inChild(throwing.empty));
  expect(error).toBeInstanceOf(Empty);
  expect(isRuntimeError(error, "Empty")).toBe(true);
  expect(isRuntimeError(error, "Full")).toBe(false);
});

describe("what is no error", () => {
  test.each(["text", 5, null, undefined, { code: 3 }])("%o", { timeout: 20_000 }, async (thrown) => {
    expect(await failure(inChild(throwing.anything, thrown))).toEqual(thrown);
  });
});
