import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { hashContents, hashTimes, Stamp } from "../lib/stamp.mjs";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "mp-stamp-"));
  mkdirSync(join(folder, "deep"));
  writeFileSync(join(folder, "deep/a"), "a");
});

afterEach(() => rmSync(folder, { recursive: true }));

test("a stamp matches the state it was written for, until it is cleared", () => {
  const stamp = new Stamp(join(folder, "new/stamp"));
  expect(stamp.matches("one")).toBe(false);
  stamp.write("one");
  expect([stamp.matches("one"), stamp.matches("two")]).toEqual([true, false]);
  stamp.clear();
  expect(stamp.matches("one")).toBe(false);
});

test.for([
  ["a file that is touched", () => utimesSync(join(folder, "deep/a"), 1, 1)],
  ["a new file", () => writeFileSync(join(folder, "deep/b"), "")],
  ["a file that is gone", () => rmSync(join(folder, "deep/a"))],
  ["a folder that is gone", () => rmSync(join(folder, "deep"), { recursive: true })],
])("the hash over times notices %s", ([, change]) => {
  const before = hashTimes([folder]);
  expect(hashTimes([folder])).toBe(before);
  /** @type {() => void} */ (change)();
  expect(hashTimes([folder])).not.toBe(before);
});

test("the hash over contents notices contents, and a file that is not there", () => {
  const file = join(folder, "deep/a");
  const hashes = [hashContents([file])];
  writeFileSync(file, "b");
  hashes.push(hashContents([file]));
  rmSync(file);
  hashes.push(hashContents([file]));
  expect(new Set(hashes).size).toBe(3);
});
