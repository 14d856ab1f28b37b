/** The law of Amdahl as arithmetic, and the points that a program's output tells. */
import { expect, test } from "vitest";
import { pointsIn, serialPart, speedUpOf, together } from "../src/pictures/amdahl/law.ts";

test("the law gives what the lesson's table says", () => {
  const row = (serial: number) => [2, 8, 100].map((n) => Number(speedUpOf(serial, n).toFixed(2)));
  expect(row(0.5)).toEqual([1.33, 1.78, 1.98]);
  expect(row(0.1)).toEqual([1.82, 4.71, 9.17]);
});

test("the serial part is found again from points on its curve, and lies within what is possible", () => {
  const points = [1, 2, 4, 8].map((processes) => ({ processes, speedUp: speedUpOf(0.2, processes) }));
  expect(serialPart(points)).toBeCloseTo(0.2);
  expect(serialPart([{ processes: 4, speedUp: 5 }])).toBe(0);
  expect(serialPart([{ processes: 4, speedUp: 0.5 }])).toBe(1);
  expect(serialPart([{ processes: 1, speedUp: 1 }])).toBeUndefined();
});

test("points are read from the lines that tell them, with the processes that were started if the line has none", () => {
  const lines = ["1: 1.00 (measured 0.98)", "8: 3.33 (measured 3.20)", "8: 3.33 (medido 3.2)", "8"];
  expect(pointsIn(lines, "<processes>: <n>.<n> (measured <speed-up>)", 3)).toEqual([
    { processes: 1, speedUp: 0.98 },
    { processes: 8, speedUp: 3.2 },
  ]);
  expect(pointsIn(["speed-up: 1.87"], "speed-up: <speed-up>", 2)).toEqual([{ processes: 2, speedUp: 1.87 }]);
  expect(pointsIn(["speed-up: 0.00"], "speed-up: <speed-up>", 2)).toEqual([]);
});

test("of the same number of processes the newer point holds", () => {
  const [old, other] = [
    { processes: 2, speedUp: 1 },
    { processes: 4, speedUp: 3 },
  ];
  expect(together([old, other], [{ processes: 2, speedUp: 1.9 }])).toEqual([
    { processes: 2, speedUp: 1.9 },
    other,
  ]);
});
