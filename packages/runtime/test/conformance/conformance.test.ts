/** The suite on each platform that runs programs: what is published on all of them, the source on this Node. */
import { MISSING, PLATFORMS } from "@mp/platforms";
import { describe, expect, test } from "vitest";
import { CASES } from "./cases/index.ts";
import { drive } from "./drive.ts";
import { ALL_MEMBERS } from "./members.ts";

const fromSource = import.meta.resolve("@mp/runtime").endsWith(".ts");
const platforms = PLATFORMS.filter(({ name }) => !fromSource || name === "node26");

describe("the conformance suite", () => {
  test("names each case once, and only members that there are", () => {
    const names = CASES.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
    expect(CASES.flatMap(({ covers }) => covers).filter((one) => !ALL_MEMBERS.includes(one))).toEqual([]);
  });

  test.each(platforms)("passes on $name", { timeout: 300_000 }, async (platform) => {
    const { results } = await drive(platform);
    expect(results.filter(({ status }) => status === "fail")).toEqual([]);
    expect(results.map((one) => one.case)).toEqual(CASES.map(({ name }) => name));
  });

  test.each(MISSING)("is not run on %s: npm has no program for this machine", (name) => {
    const isCommon = process.platform === "linux" && process.arch === "x64";
    expect(isCommon, `${name} should be there: install again`).toBe(false);
  });
});
