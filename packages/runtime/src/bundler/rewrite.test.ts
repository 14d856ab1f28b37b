import { expect, test } from "vitest";
import { rewrite } from "./rewrite.ts";

const BUILD = {
  module: "src/a.ts",
  included: false,
  thread: "URL",
  nameOf: (source: string): Promise<string | undefined> =>
    Promise.resolve(source.startsWith(".") ? source.slice(2) : undefined),
};

/** What becomes of a module that uses the runtime, without the import at its top. */
async function rewritten(code: string, file = "a.ts"): Promise<string> {
  const result = await rewrite(
    `import { Pool, Process } from "@mp/runtime";\nconst pool = new Pool(1);\n${code}`,
    file,
    BUILD,
  );
  return result?.code.replace(/^.*?__mp_thread\(URL\); /, "").replace(/import \{ Pool.*\n.*\n/, "\n") ?? "";
}

/** The names under which a module registers functions of its own, or those of another. */
async function namesOf(code: string, module = "src/a.ts"): Promise<string[]> {
  const text = await rewritten(code);
  const table =
    text.split("\n")[0]?.match(new RegExp(`__mp_functions\\("${module}", \\{ (.*?) \\}\\);`))?.[1] ?? "";
  return [...table.matchAll(/get "([^"]+)"/g)].map((found) => found[1] as string);
}

test("a module that does not import the runtime stays as it is, unless it is included", async () => {
  const code = `export const text = "@mp/runtime"; export function f() {}`;
  expect(await rewrite(code, "a.ts", BUILD)).toBeUndefined();
  const included = await rewrite(code, "a.ts", { ...BUILD, included: true });
  expect(included?.code).toContain('get "f"() { return f; }');
});

test("exported functions are registered, and others that are passed on, not those that are only called", async () => {
  const code = `
    export function shared() {}
    function called() {}
    function passed() { called(); }
    const arrow = () => called();
    let count = 0;
    pool.map(passed, [1]); pool.map(arrow, [count]);`;
  expect(await namesOf(code)).toEqual(["shared", "passed", "arrow"]);
});

test("classes are registered, as errors are thrown without being passed on", async () => {
  expect(await namesOf("class Refused extends Error { static make() {} #own = 1 }")).toEqual([
    "Refused",
    "Refused.make",
  ]);
});

test("functions in an object at the top level are registered by their path", async () => {
  expect(
    await namesOf("const tasks = { square(x) { return x; }, cube: (x) => x, size: 3, [key]: () => {} };"),
  ).toEqual(["tasks.square", "tasks.cube"]);
});

test("a function is registered as others import it", async () => {
  const code = `function a() {} function b() {} export { a as "not a name", a as b }; pool.map(b, [])`;
  expect(await namesOf(code)).toEqual(["not a name", "b (local)"]);
  expect(await namesOf("export default function main() {}")).toEqual(["default"]);
});

test("imported functions that are passed on are registered under the module they come from", async () => {
  const code = `import cube, { square as sq, type T, sum } from "./math.ts"; import * as ns from "./ns.ts";
    import { outside } from "outside";
    pool.map(sq, [sum(1)]); pool.map(ns.twice, [ns.once()]); pool.map(outside, []);
    try { cube(1); } catch (error) { if (error instanceof ns.Refused) throw new ns.Other(); }`;
  expect(await namesOf(code, "math.ts")).toEqual(["square"]);
  expect(await namesOf(code, "ns.ts")).toEqual(["twice", "Refused", "Other"]);
  expect(await namesOf(code, "outside")).toEqual([]);
});

test("an inline function is made by a function at the top level", async () => {
  expect(
    await rewritten("const scale = 2; async function f() { pool.map((x: number) => x * scale, [1]); }"),
  ).toBe(
    `__mp_inline("src/a.ts", { "inline 1": __mp_1 }); 
const scale = 2; async function f() { pool.map(__mp_1(), [1]); }
function __mp_1() { return __mp_name(((x: number) => x * scale), "src/a.ts", "inline 1"); }`,
  );
});

test("so are a function inside of it, a method, and a declaration inside a function, which may call itself", async () => {
  const code = `function f() {
  new Process({ target() { pool.map((y) => y); } });
  pool.map(fact, [1]);
  function fact(n) { return n < 1 ? 1 : n * fact(n - 1); }
}`;
  expect((await rewritten(code)).split("\n").slice(1)).toEqual([
    "function f() { const fact = __mp_3();",
    "  new Process({ target: __mp_1() });",
    "  pool.map(fact, [1]);",
    "  ",
    "}",
    'function __mp_1() { return __mp_name(({ target() { pool.map(__mp_2()); } }).target, "src/a.ts", "inline 1"); }',
    'function __mp_2() { return __mp_name(((y) => y), "src/a.ts", "inline 2"); }',
    'function __mp_3() { return __mp_name((function fact(n) { return n < 1 ? 1 : n * fact(n - 1); }), "src/a.ts", "fact 3"); }',
  ]);
});

test.each([
  ["a parameter", "function f(k) { pool.map((x) => x * k); }", ["k"]],
  ["a variable of a block", "if (1) { const k = 1; pool.map((x) => x * k); }", ["k"]],
  ["a loop's variable", "for (const k of [1]) pool.map((x) => x * k);", ["k"]],
  ["what was caught", "try {} catch (e) { pool.map(() => e); }", ["e"]],
  ["a nested function", "function f() { function g() {} pool.map(() => g()); }", ["g"]],
  ["this", "class A { f() { pool.map(() => this.x); } }", ["this"]],
  ["arguments", "function f() { pool.map(() => arguments[0]); }", ["arguments"]],
  ["a private name", "class A { #p; f(a) { new Process({ target: (b) => b.#p }); } }", ["#p"]],
  [
    "in a pool of an older engine",
    "function f(k) { const p = __using([], new Pool(1)); p.map(() => k); }",
    ["k"],
  ],
])("a function that uses %s is told so where it is sent", async (_, code, captured) => {
  const text = await rewritten(code);
  expect(text).toContain(`, ${JSON.stringify(captured)})`);
  expect(text).not.toContain("__mp_inline");
});

test("what stays in the process is left alone", async () => {
  const code = `export {}; const ids = [{}].map((x) => x.id); promise.then(() => 1); (() => 2)();
class A { m = () => 3; n() {} }`;
  expect(await rewritten(code)).not.toMatch(/__mp_(inline|captures|name)\(/);
});

test("directives and the line for a shell stay first", async () => {
  const code = `#!/usr/bin/env node\n"use client";\nimport { Pool } from "@mp/runtime";`;
  const lines = (await rewrite(code, "a.js", BUILD))?.code.split("\n") ?? [];
  expect(lines.slice(0, 2)).toEqual(["#!/usr/bin/env node", '"use client";']);
  expect(lines[2]).toMatch(/^import \{ markCaptures/);
});

test("types and elements are no trouble", async () => {
  const code = `enum Color { Red } declare function far(x: number): void; abstract class Shape<T> { abstract area(): T }
    export function over(a: string): void; export function over(a: unknown) { return a satisfies unknown; }
    const view = (x: number) => <b>{x as number}</b>; pool.map(view!, [Color.Red]);`;
  expect(await rewritten(code, "a.tsx")).toContain('get "over"() { return over; }, get "view"');
});

test("what can't be parsed is an error of syntax", async () => {
  await expect(rewrite('import "@mp/runtime"; const = 1', "a.ts", BUILD)).rejects.toThrow(SyntaxError);
});
