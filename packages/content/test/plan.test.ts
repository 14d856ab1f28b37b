import { expect, test } from "vitest";
import { describeFault, inspectCourse, type Plan } from "../src/index.ts";
import { courseWith, minimalCourse } from "./minimal-course.ts";

/** The faults of the minimal course with its plan changed. */
function faultsWith(
  change: (plan: Writable<Plan>) => void,
  others: Readonly<Record<string, string>> = {},
): string[] {
  const plan = JSON.parse(minimalCourse().get("plan.json") ?? "") as Writable<Plan>;
  change(plan);
  const { faults } = inspectCourse(courseWith({ ...others, "plan.json": JSON.stringify(plan) }));
  return faults.map(describeFault);
}

type Writable<T> = { -readonly [K in keyof T]: T[K] extends object ? Writable<T[K]> : T[K] };

test("the minimal course keeps to its plan", () => {
  expect(faultsWith(() => {})).toEqual([]);
});

test("a topic that no lesson covers", () => {
  expect(faultsWith((plan) => void (plan.topics["join"] = "A process is waited for"))).toEqual([
    "plan.json:1: topics.join: no lesson covers it. Add it to a lesson's topics",
  ]);
});

test("a topic that is none", () => {
  const [fault] = faultsWith((plan) => void plan.modules[0]?.lessons[0]?.topics.push("pool"));
  expect(fault).toContain('a lesson covers "pool", which is no topic');
});

test("a misconception that no lesson meets", () => {
  const glossary =
    '{"$schema":"./schemas/misconceptions.schema.json",\n"M7":{"es":"a","en":"b","source":"c"},\n"M8":{"es":"a","en":"b","source":"c"}}';
  expect(faultsWith(() => {}, { "misconceptions.json": glossary })).toEqual([
    "misconceptions.json:3: M8: no lesson of plan.json meets it. Add it to a lesson's misconceptions",
  ]);
});

test("a prerequisite that does not come before", () => {
  const [fault] = faultsWith((plan) => void plan.modules[0]?.lessons[0]?.prerequisites.push("ejercicio"));
  expect(fault).toContain('modules.0.lessons.0.prerequisites: "ejercicio" does not come before');
});

test("a lesson that is written and not planned", () => {
  const [fault] = faultsWith((plan) => void plan.modules[0]?.lessons.pop());
  expect(fault).toContain('its module "uno" has no lesson "ejercicio"');
});

test("a lesson with another title or kind than planned", () => {
  const faults = faultsWith((plan) => {
    const lesson = plan.modules[0]?.lessons[0];
    if (!lesson) throw new Error("no lesson");
    lesson.title.en = "A lesson";
    lesson.kind = "exercise";
  });
  expect(faults).toEqual([
    '01-uno/01-leccion/en.md:1: "Lesson": plan.json calls it "A lesson". Make plan.json and the lesson agree',
    "01-uno/01-leccion/lesson.json:1: kind: it is exercise in plan.json. Make plan.json and the lesson agree",
  ]);
});

test("two lessons of one id", () => {
  const [fault] = faultsWith((plan) => {
    const [lesson] = plan.modules[0]?.lessons ?? [];
    if (lesson) plan.modules[0]?.lessons.push(lesson);
  });
  expect(fault).toContain('"leccion" is there twice');
});
