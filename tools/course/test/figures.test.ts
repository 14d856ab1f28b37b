import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { figures } from "../src/figures/figures.ts";
import { inspectFolder } from "../src/check/static.ts";
import { SmallCourse } from "./small-course.ts";

const words = { es: "lo que tarda", en: "how long it takes" };
const unmeasured = {
  script: "figures/ovens.ts",
  what: words,
  date: "2000-01-01",
  machine: "none",
  values: {},
};

function courseWith(script: string): SmallCourse {
  const course = new SmallCourse();
  course.json("figures.json", { ovens: unmeasured });
  mkdirSync(join(course.folder, "figures"));
  writeFileSync(join(course.folder, "figures/ovens.ts"), script);
  return course;
}

test("what a script measures is written down, and texts say it", () => {
  const log = vi.spyOn(console, "log").mockReturnValue();
  using course = courseWith(
    'console.log("warming up"); console.log(JSON.stringify({ one: { value: 1.84, unit: "s" } }));',
  );
  expect(figures(["ovens", "--course", course.folder])).toBe(0);
  expect(log).toHaveBeenCalledWith("ovens.one: 1.8\u{A0}s");
  expect(JSON.parse(course.text("figures.json"))).toMatchObject({
    $schema: "./schemas/figures.schema.json",
    ovens: {
      date: new Date().toISOString().slice(0, 10),
      machine: expect.stringContaining("cores") as string,
      values: { one: { value: 1.84, unit: "s" } },
    },
  });
  const { faults } = inspectFolder(course.folder);
  expect(faults.filter(({ file }) => file === "figures.json")).toEqual([]);
});

test("a script that says nothing", () => {
  using course = courseWith('console.log("done");');
  expect(() => figures(["--course", course.folder])).toThrow('figures/ovens.ts ended with "done"');
  expect(() => figures(["pans", "--course", course.folder])).toThrow('figures.json has no "pans"');
});

test("a script that is not there is a fault", () => {
  using course = new SmallCourse();
  course.json("figures.json", { ovens: unmeasured });
  const { faults } = inspectFolder(course.folder);
  expect(faults).toContainEqual(
    expect.objectContaining({ file: "figures.json", problem: "there is no figures/ovens.ts" }),
  );
});
