/** The suite on each platform that runs programs: what is published on all of them, the source on this Node. */
import { readFileSync } from "node:fs";
import { MISSING, PLATFORMS } from "@mp/platforms";
import { describe, expect, test } from "vitest";
import { CASES } from "./cases/index.ts";
import { drive } from "./drive.ts";
import { ALL_MEMBERS, MEMBERS } from "./members.ts";
import { ABSENT } from "./reasons.ts";

const fromSource = import.meta.resolve("@mp/runtime").endsWith(".ts");
const platforms = PLATFORMS.filter(({ name }) => !fromSource || name === "node26");

describe("the conformance suite", () => {
  test("names each case once, and only members that there are", () => {
    const names = CASES.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
    expect(CASES.flatMap(({ covers }) => covers).filter((one) => !ALL_MEMBERS.includes(one))).toEqual([]);
  });

  test("shows each member that is there, and has a reason for each that is not", () => {
    const shown = new Set(CASES.flatMap(({ covers }) => covers));
    const members = MEMBERS.flatMap((group) => Object.entries(group.members));
    const there = members.filter(([, here]) => here !== null).map(([python]) => python);
    expect(there.filter((python) => !shown.has(python))).toEqual([]);
    const absent = members.filter(([, here]) => here === null).map(([python]) => python);
    expect(absent.toSorted()).toEqual(Object.keys(ABSENT).toSorted());
  });

  test("has a row in docs/python-api.md for each member", () => {
    const page = readFileSync(new URL("../../../../docs/python-api.md", import.meta.url), "utf8");
    expect(ALL_MEMBERS.filter((member) => !page.includes(`| \`${member}\` `))).toEqual([]);
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
