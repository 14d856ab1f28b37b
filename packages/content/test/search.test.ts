import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { loadCourse } from "../src/index.ts";
import { readCourse } from "../src/node/index.ts";
import { fold } from "../src/search/fold.ts";
import { searchIndex } from "../src/search/index.ts";
import { courseWith, minimalCourse } from "./minimal-course.ts";

const course = readCourse(fileURLToPath(new URL("../../../content", import.meta.url)));
const es = searchIndex(course, "es");
const en = searchIndex(course, "en");

const lessonsFor = (index: typeof es, query: string) => index.search(query).map(({ lesson }) => lesson);

describe("the course of this repository", () => {
  test.each([
    ["código de salida", "codigo de salida"],
    ["CÓDIGO", "codigo"],
    ["cocina", "COCÍNA"],
  ])("%s and %s are the same", (one, other) => {
    expect(lessonsFor(es, one)).toEqual(lessonsFor(es, other));
    expect(es.search(one)).not.toEqual([]);
  });

  test("a title counts more than a word in passing", () => {
    expect(lessonsFor(es, "nace")[0]).toBe("nace-un-proceso");
    expect(lessonsFor(en, "kitchen")[0]).toBe("mp-worker");
  });

  test("a word that has begun finds what it may become", () => {
    expect(lessonsFor(es, "planif")).toContain("varios-a-la-vez");
  });

  test("a slip in a longer word is forgiven", () => {
    expect(lessonsFor(es, "marinera")).toContain("varios-a-la-vez");
  });

  test("the other language's term finds the text that uses ours", () => {
    expect(lessonsFor(es, "core")).toContain("varios-a-la-vez");
    expect(lessonsFor(en, "nucleo")).toContain("varios-a-la-vez");
  });

  test("code is found by its names", () => {
    expect(lessonsFor(en, "exitCode")).toContain("nace-un-proceso");
  });

  test("all words must be there", () => {
    expect(es.search("pizza submarino")).toEqual([]);
  });

  test("nothing finds nothing", () => {
    expect(es.search("")).toEqual([]);
    expect(es.search("  ¿?  ")).toEqual([]);
  });

  test("each lesson comes once, with the words around what was found", () => {
    const hits = es.search("planificador");
    expect(new Set(hits.map(({ lesson }) => lesson)).size).toBe(hits.length);
    const [hit] = hits.filter(({ lesson }) => lesson === "varios-a-la-vez");
    expect(hit?.excerpt).toContain("planificador");
    expect(hit?.excerpt.length).toBeLessThan(120);
    expect(es.search("proceso", 1)).toHaveLength(1);
  });
});

test("hints and reasons are not found", () => {
  const exercise = "01-uno/02-ejercicio/en.md";
  const text = (minimalCourse().get(exercise) ?? "").replace("Think.", "Secretly.");
  const index = searchIndex(loadCourse(courseWith({ [exercise]: text })), "en");
  expect(index.search("secretly")).toEqual([]);
  expect(index.search("something")).toHaveLength(1);
});

test("folding keeps every character in its place", () => {
  for (const text of ["Qué ACCIÓN — ñandú", "😀 İstanbul ß ﬁ"]) expect(fold(text)).toHaveLength(text.length);
  expect(fold("Qué ACCIÓN, ñandú")).toBe("que accion, nandu");
});
