/** What concerns browsers alone, in Chromium. */
import { whyNoChromium } from "@mp/platforms/chromium";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Chromium, type Page } from "./chromium.ts";
import type { PageOptions } from "./server.ts";

/** Most milliseconds until the end of a process is known. */
const SOON = 1000;
/** Chromium stops a thread that computes only after two seconds. */
const CHROMIUM_STOPS_AFTER = 2000;

const missing = whyNoChromium();

describe.skipIf(missing !== undefined)("in Chromium", { timeout: 60_000 }, () => {
  let chromium: Chromium;
  beforeAll(async () => {
    chromium = await Chromium.start();
  }, 60_000);
  afterAll(() => chromium[Symbol.asyncDispose]());

  const toldBy = async (module: string, options?: PageOptions): Promise<readonly unknown[]> =>
    (await chromium.run(module, options)).values;

  test("a page without isolation is told which headers are missing, by the first use of shared memory", async () => {
    const refused = expect.stringMatching(
      /^PlatformError: .* Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp /,
    );
    expect(await toldBy("open", { isolated: false })).toEqual([[true, true], refused, refused]);
  });

  test("a page must not block, and is told what to do instead", async () => {
    const mustNot = expect.stringMatching(/^PlatformError: This thread must not block; use/);
    expect(await toldBy("page")).toEqual([
      [true, "MainProcess", true],
      mustNot,
      "gave false",
      mustNot,
      expect.stringMatching(/^PlatformError: A page cannot exit/),
      mustNot,
      expect.stringContaining("AssertionError"),
      0,
    ]);
  });

  test("a worker of the application blocks at once after start()", async () => {
    expect(await toldBy("blocking", { in: "worker" })).toEqual([
      expect.stringContaining("`await ready()`"),
      [0, 0],
    ]);
  });

  test("64 processes meet", async () => {
    expect(await toldBy("crowd")).toEqual([{ total: 64, codes: [0] }]);
  });

  test("a process may begin in a spare thread, each in another", async () => {
    expect(await toldBy("spares")).toEqual([[1, 1, false, false]]);
  });

  test("the end of a process is known within a second, by whatever cause", async () => {
    const { values, lines } = await chromium.run("deaths");
    const ends = values as { name: string; code: number; ms: number }[];
    expect(Object.fromEntries(ends.map(({ name, code }) => [name, code]))).toEqual({
      returns: 0,
      "exit(3)": 3,
      "exit(4), caught": 4,
      throws: 1,
      rejects: 1,
      "an unhandled rejection": 1,
      "throws in a timer": 1,
      "self.close()": 1,
      "a module that fails to load": 1,
      "children of its own": 0,
      "awaits, terminate": -15,
      "awaits, kill": -9,
      "blocks, terminate": -15,
      "blocks, kill": -9,
      "sleeps, terminate": -15,
      "sleeps, kill": -9,
      "spins, terminate": -15,
      "spins, kill": -9,
      "ended before it is up": -15,
      "a lock of the dead": 0,
    });
    expect(
      ends.filter(({ name, ms }) => ms > (name.startsWith("spins") ? CHROMIUM_STOPS_AFTER + SOON : SOON)),
    ).toEqual([]);
    expect(lines.filter((line) => /^Process [\w-]+:\n\w*Error: /.test(line))).toHaveLength(5);
  });

  test("what processes write can be had by the program", async () => {
    expect(await toldBy("output")).toEqual([
      [
        ["Ada", "log", "a line", { of: "output" }],
        ["Ada", "warn", "beware", null],
        ["Grace", "error", "Process Grace:", null],
      ],
    ]);
  });

  test("without a bundler exported functions and texts are found, and others said to be missing", async () => {
    const missing = (name: string): unknown =>
      expect.stringMatching(
        new RegExp(
          `^EncodeError: The function ${name} of .*neither exports nor registers it. Export it, or call registerFunctions`,
        ),
      );
    expect(await toldBy("native")).toEqual([
      [21],
      [2, 4, 6],
      missing("hidden"),
      missing("elsewhere"),
      expect.stringMatching(/^EncodeError: the function bound exported is native or bound/),
    ]);
  });

  test("the application gives the workers", async () => {
    expect(await toldBy("own-worker")).toEqual([[true, ["Ada", false]], 0]);
  });

  test("a worker whose script is not there ends the processes, and says where it was looked for", async () => {
    const { values, lines } = await chromium.run("missing-worker");
    const failed = expect.stringMatching(
      /^PlatformError: The supervisor of the processes has failed; .*\/not-there\.js$/,
    );
    expect(values).toEqual([[1, 1], failed, failed]);
    expect(lines).toContainEqual(expect.stringContaining("The supervisor of the processes has failed"));
  });

  test("tabs of one origin are families apart", async () => {
    const tabs = await Promise.all([toldBy("apart"), toldBy("apart"), toldBy("apart", { in: "worker" })]);
    expect(tabs).toEqual([1, 2, 3].map(() => [[0, 2, 0, true, -15]]));
  });

  test.each(["reload", "goto", "close"] as const)("nothing is left of a page after %s()", async (how) => {
    const observer = await chromium.open("page");
    const { page, told } = await chromium.open("lingering");
    await Promise.all([told, observer.told]);
    const before = await locksOf(observer.page);
    expect(before).toHaveLength(4);
    if (how === "goto") await page.goto("about:blank");
    else await page[how]();
    const left = async (): Promise<string[]> =>
      (await locksOf(observer.page)).filter((name) => before.includes(name));
    await expect.poll(left, { timeout: CHROMIUM_STOPS_AFTER + 5 * SOON }).toEqual([]);
    await Promise.all([page.close(), observer.page.close()]);
  });
});

/** The locks that the threads of processes hold for their lives, of all tabs. */
function locksOf(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { held } = await navigator.locks.query();
    return held.flatMap(({ name }) => (name?.startsWith("@mp/runtime/") ? [name] : []));
  });
}
