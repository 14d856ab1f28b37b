/** Functions that their module has registered by name. */
import { Pool, registerFunctions } from "@mp/runtime";
import { expect, test } from "vitest";
import { addTen, double, RefusedError, refuse } from "../fixtures/registered.ts";
import { inChild } from "../fixtures/remote.ts";

test(
  "a registered function is found by its name, as a target and in a pool",
  { timeout: 20_000 },
  async () => {
    expect(await inChild(double, 21)).toBe(42);
    await using pool = new Pool(1);
    expect(await pool.map(double, [1, 2])).toEqual([2, 4]);
  },
);

test("it may capture variables, as its module makes it anew", { timeout: 20_000 }, async () => {
  expect(await inChild(addTen, 1)).toBe(11);
});

test("an error of a registered class keeps its class", { timeout: 20_000 }, async () => {
  await using pool = new Pool(1);
  await expect(pool.apply(refuse, [])).rejects.toBeInstanceOf(RefusedError);
});

test("a name that the child does not register is an error that says so", { timeout: 20_000 }, async () => {
  const local = (): void => {};
  registerFunctions(import.meta.resolve("../fixtures/functions.ts"), { local });
  await using pool = new Pool(1);
  await expect(pool.apply(local, [])).rejects.toThrow(/has not registered a function local/);
});

test("what is no table is refused", () => {
  expect(() => registerFunctions(import.meta.url, undefined as never)).toThrow(
    /functions must be an object of functions/,
  );
});
