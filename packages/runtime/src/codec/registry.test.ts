import { expect, test } from "vitest";
import {
  loadModule,
  mayStillLoad,
  nameFunction,
  registeredFunction,
  registeredName,
  registerFunctions,
  registerInline,
  setLoader,
} from "./registry.ts";

test("a module that registers anew, after an edit, is asked for its latest functions; the old ones keep their names", () => {
  const before = (): number => 1;
  const after = (): number => 2;
  registerFunctions("edited", { task: before });
  registerFunctions("edited", { task: after });
  expect(registeredFunction({ module: "edited", name: "task" })).toBe(after);
  expect(registeredName(before)).toEqual({ module: "edited", name: "task" });
});

test("what is not initialised yet gets its name later", () => {
  const task = (): void => {};
  let late: (() => void) | undefined = undefined;
  registerFunctions("late", {
    get task() {
      if (late === undefined) throw new ReferenceError("late is not initialised");
      return late;
    },
  });
  expect(registeredName(task)).toBeUndefined();
  late = task;
  expect(registeredName(task)).toEqual({ module: "late", name: "task" });
});

test("an inline function is made anew, under the name it was made with", () => {
  const make = (): (() => number) => nameFunction(() => 3, "inline", "inline 1");
  registerInline("inline", { "inline 1": make });
  const made = registeredFunction({ module: "inline", name: "inline 1" }) as () => number;
  expect(made()).toBe(3);
  expect(registeredName(made)).toEqual({ module: "inline", name: "inline 1" });
});

test("a module of the bundle is loaded once, and its exports are known", async () => {
  let loads = 0;
  const task = (): void => {};
  setLoader((module) => (module === "bundled" ? Promise.resolve({ task, count: ++loads }) : undefined));
  expect(mayStillLoad("bundled")).toBe(true);
  await Promise.all([loadModule("bundled"), loadModule("bundled")]);
  expect(mayStillLoad("bundled")).toBe(false);
  expect(registeredName(task)).toEqual({ module: "bundled", name: "task" });
  expect(loads).toBe(1);
});
