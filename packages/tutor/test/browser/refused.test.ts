/** Programs that cannot be loaded: a browser refuses them as Node does, in the same words, at the same line. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { whyNoChromium } from "@mp/platforms/chromium";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { diagnose, record, type RunRecord, written } from "../../src/index.ts";
import { run } from "../../src/node/index.ts";
import { TutorPage } from "./chromium.ts";
import type { Offered } from "./page.ts";

const BUDGET = { timeMs: 20_000, outputBytes: 100_000, processes: 8 };
/** A module beside the program. */
const BESIDE = `export type Shape = "round";
export interface Bakery {}
export const bread = 1;
export default function bake() {}
`;

describe.skipIf(whyNoChromium() !== undefined)("a browser and Node", { timeout: 60_000 }, () => {
  let tutor: TutorPage;
  const folder = mkdtempSync(join(tmpdir(), "mp-refused-"));
  beforeAll(async () => {
    tutor = await TutorPage.open();
    writeFileSync(join(folder, "beside.ts"), BESIDE);
  }, 60_000);
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await tutor[Symbol.asyncDispose]();
  });

  async function both(code: string): Promise<{ readonly node: RunRecord; readonly browser: RunRecord }> {
    const file = join(folder, "program.ts");
    writeFileSync(file, code);
    const node = await record(run({ file }, { budget: BUDGET }));
    const main = pathToFileURL(file).href;
    const files = { [main]: code, [new URL("beside.ts", main).href]: BESIDE };
    const browser = await tutor.page.evaluate(
      ([program, options]) =>
        (globalThis as unknown as { offered: Offered }).offered.runFiles(program, options),
      [{ main, files }, { budget: BUDGET }] as const,
    );
    return { node, browser };
  }

  /** What is told before the stack, which is Node's own, with the places of files as URLs. */
  function told(ended: RunRecord): string {
    const text = written(ended, "stderr").replace(/\n\s+at [^]*$/, "\n");
    return text.replace(/^node:internal[^]*?\n\n/, "");
  }

  test.each([
    [
      "a name that the library does not export",
      'import { Lock,\n  Lokc } from "@mp/runtime";\nconsole.log(Lock, Lokc);',
    ],
    ["a name that is not used either", 'import { Lokc } from "@mp/runtime";\nconsole.log("run");'],
    [
      "a type, imported as if it were a value",
      'import { bread, Shape } from "./beside.ts";\nconsole.log(bread);',
    ],
    ["an interface, exported on", 'export { Bakery as Shop } from "./beside.ts";'],
    ["a default that is not there", 'import lock from "@mp/runtime";\nlock();'],
    ["an enum", "const a = 1;\nenum Shape { Round }\nconsole.log(a, Shape.Round);"],
    [
      "a parameter that is a property",
      "class Shop {\n  constructor(private bread: number) {}\n}\nnew Shop(1);",
    ],
    ["a namespace", "namespace Shop { export const bread = 1; }"],
  ])("refuse %s in the same words", async (_what, code) => {
    const { node, browser } = await both(code);
    expect(told(browser)).toBe(told(node));
    expect([browser.exitCode, browser.events.filter(({ type }) => type !== "output")]).toEqual([1, []]);
  });

  test.each([
    ["a module that is not there", 'import { bread } from "./gone.ts";\nconsole.log(bread);'],
    ["a package that is not there", 'import { bread } from "bakery";\nconsole.log(bread);'],
  ])("tell of %s by the same trouble", async (_what, code) => {
    const { node, browser } = await both(code);
    expect(diagnose(browser, "program.ts")).toMatchObject({ kind: "no-module" });
    expect(diagnose(browser, "program.ts")).toEqual(diagnose(node, "program.ts"));
  });

  // Parsers have their own words for what is mistyped; the line, and what is shown of it, are the same.
  test.each(["console.log(1;", "const n: number = ;", "let a = 1;\nlet b = 2;\nlet a = 3;"])(
    "see the same line in %s",
    async (code) => {
      const { node, browser } = await both(code);
      const [nodeTrouble, browserTrouble] = [diagnose(node, "program.ts"), diagnose(browser, "program.ts")];
      expect(browserTrouble).toMatchObject({ kind: "syntax", line: (nodeTrouble as { line: number }).line });
      const shown = (ended: RunRecord) => told(ended).split("\n").slice(1, 2);
      expect(shown(browser)).toEqual(shown(node));
    },
  );

  test("take what is only types away, and run modules beside", async () => {
    const { node, browser } = await both(`import bake, { bread, type Shape } from "./beside.ts";
import type { Bakery } from "./beside.ts";
import * as all from "./beside.ts";
declare enum Later { One }
const shape: Shape = "round";
const shop = {} satisfies Bakery;
console.log(bread, shape, shop, typeof bake, Object.keys(all).sort());
`);
    expect([written(browser, "stdout"), written(browser, "stderr")]).toEqual([written(node, "stdout"), ""]);
  });
});
