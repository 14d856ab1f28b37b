import { LANGUAGES } from "@mp/content";
import { afterAll, describe, expect, test, vi } from "vitest";
import { diagnose, record, texts, type Trouble } from "../src/index.ts";
import { run } from "../src/node/index.ts";
import { AMPLE, Programs } from "./programs.ts";

// Real programs on a machine that may be busy with others.
vi.setConfig({ testTimeout: 120_000 });

const programs = new Programs();
afterAll(() => programs[Symbol.dispose]());

async function troubleOf(source: string): Promise<Trouble | undefined> {
  const program = programs.write(source, "mp_worker.ts");
  return diagnose(await record(run(program, { budget: AMPLE })), program.file);
}

const cases: readonly (readonly [name: string, source: string, expected: object])[] = [
  ["a syntax error", "console.log(1);\nif (true) {\n  console.log(2;\n}\n", { kind: "syntax", line: 3 }],
  ["an unclosed brace", "if (true) {\n  console.log(2);\n", { kind: "syntax" }],
  [
    "a function nobody wrote",
    "console.log(1);\nworkr(2);\n",
    { kind: "not-defined", name: "workr", line: 2 },
  ],
  [
    "an import that does not exist",
    'import { Proces } from "@mp/runtime";\nnew Proces({});\n',
    { kind: "no-export", name: "Proces", line: 1 },
  ],
  [
    "an error thrown",
    'function f() {\n  throw new Error("vaya");\n}\nf();\n',
    { kind: "crash", line: 2, exitCode: 1, detail: "Error: vaya" },
  ],
  [
    "a wrong argument",
    'import { Process } from "@mp/runtime";\nnew Process({ target: 3 as never });\n',
    { kind: "crash", line: 2 },
  ],
  ["an exit code of its own", "process.exit(7);\n", { kind: "crash", exitCode: 7 }],
];

describe("what kept a program from its end", () => {
  test.each(cases)("%s", async (_name, source, expected) => {
    const trouble = await troubleOf(source);
    expect(trouble).toMatchObject(expected);
    for (const language of LANGUAGES)
      expect(texts(language).trouble(trouble as Trouble)).toMatch(/^\p{Lu}.+\.$|\?$/u);
  });

  test("a program that ends well has none", async () => {
    expect(await troubleOf("console.log(1);")).toBeUndefined();
  });
});

test("a folder and a file with blanks and accents in their names", async () => {
  const program = programs.write("console.log(1);\nworkr();\n", "mi práctica nº 1.ts");
  const end = await record(run(program, { budget: AMPLE }));
  expect(diagnose(end, program.file)).toEqual({ kind: "not-defined", name: "workr", line: 2 });
});

test("a limit is said with its value, in both languages", () => {
  const trouble: Trouble = { kind: "limit", limit: { name: "time", value: 10_000 } };
  expect(texts("es").trouble(trouble)).toContain("10 segundos");
  expect(texts("en").trouble(trouble)).toContain("10 seconds");
});
