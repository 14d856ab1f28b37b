import { describe, expect, test } from "vitest";
import { exposedMethod, exposedNames } from "./exposed.ts";

class Base {
  shared(): string {
    return "shared";
  }
}
class Account extends Base {
  balance = 1;
  static open(): void {}
  get doubled(): number {
    return this.balance * 2;
  }
  pay(): number {
    return this.balance;
  }
  _audit(): void {}
  // oxlint-disable-next-line unicorn/no-thenable -- that is what is tested
  then(): void {}
}

describe("of an object of a class", () => {
  test("the public methods are exposed, those of its base class included", () => {
    expect(exposedNames(new Account()).toSorted()).toEqual(["pay", "shared"]);
    expect(exposedMethod(new Account(), "shared", "Account").call(new Account())).toBe("shared");
  });

  test.each([
    ...["constructor", "__proto__", "hasOwnProperty", "toString", "valueOf", "__defineGetter__"],
    ...["_audit", "then", "doubled", "balance", "open", "prototype", "none", ""],
  ])("%s is not", (name) => {
    expect(() => exposedMethod(new Account(), name, "Account")).toThrow(
      expect.objectContaining({ name: "TypeError", message: expect.stringContaining("it has: pay, shared") }),
    );
  });

  test("a method that was put in front of another one counts, a value does not", () => {
    const account = Object.assign(new Account(), { pay: () => 7, shared: 8 });
    expect(exposedMethod(account, "pay", "Account").call(account)).toBe(7);
    expect(() => exposedMethod(account, "shared", "Account")).toThrow("no method shared()");
  });

  test("only those are that were said to be", () => {
    const only = new Set(["pay"]);
    expect(exposedMethod(new Account(), "pay", "Account", only)).toBeTypeOf("function");
    expect(() => exposedMethod(new Account(), "shared", "Account", only)).toThrow("it has: pay");
  });
});

test("functions of a plain object, also of one without a prototype, are exposed", () => {
  expect(exposedNames({ one: () => 1, two: 2 })).toEqual(["one"]);
  expect(exposedNames(Object.assign(Object.create(null) as object, { one: () => 1 }))).toEqual(["one"]);
});
