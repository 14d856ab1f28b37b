import { array, assert, constant, nat, oneof, property } from "fast-check";
import { expect, test } from "vitest";
import { readSchedule, writeSchedule } from "./schedule.ts";

test("a schedule is a short text that any URL can hold", () => {
  expect(writeSchedule([])).toBe("1");
  expect(writeSchedule([0, 0, 0])).toBe("1");
  expect(writeSchedule([0, 0, 1])).toBe("1AgE");
  const long = [...Array.from({ length: 5000 }, () => 0), 3];
  expect(writeSchedule(long).length).toBeLessThan(8);
});

test("what was written is read, without the first alternatives at the end", () => {
  const decisions = array(oneof(constant(0), nat({ max: 255 })), { maxLength: 300 });
  assert(
    property(decisions, (given) => {
      const text = writeSchedule(given);
      expect(text).toMatch(/^1[\w-]*$/);
      const last = given.findLastIndex((decision) => decision !== 0);
      expect(readSchedule(text)).toEqual(given.slice(0, last + 1));
    }),
  );
});

test("a text that is no schedule is refused, with the reason", () => {
  expect(() => readSchedule("")).toThrow("does not begin with 1");
  expect(() => readSchedule("2AAA")).toThrow("does not begin with 1");
  expect(() => readSchedule("1A*")).toThrow("letters");
  expect(() => readSchedule("1Ag")).toThrow("cut off");
  expect(() => readSchedule("1AAA")).toThrow("no schedule");
});
