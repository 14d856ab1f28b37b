/** The directory of names: as a map would be, whoever dies when. */
import { expect, test } from "vitest";
import { atEachStep, diesAt } from "../../test/fixtures/death.ts";
import { Stage } from "../../test/fixtures/kernel.ts";
import { allocate, publish } from "./allocator.ts";
import type { Heap } from "./heap.ts";
import { KIND } from "./layout.ts";
import { enterName, holdNamed, NAMED, NAMED_HEADER_BYTES, nameOf, nextNumber, removeName } from "./names.ts";
import { drop, letGo } from "./refs.ts";
import { report } from "./report.ts";

interface Named {
  readonly address: number;
  readonly number: number;
}

/** A region with a name, not entered yet; its one count is the caller's. */
function make(heap: Heap, name: string): Named {
  const number = nextNumber(heap);
  const address = allocate(heap, KIND.SHARED_MEMORY, NAMED_HEADER_BYTES + name.length);
  heap.words[(address >> 2) + NAMED.NUMBER] = number;
  heap.words[(address >> 2) + NAMED.NAME_BYTES] = name.length;
  heap.bytes.set(bytes(name), address + NAMED_HEADER_BYTES);
  publish(heap, address);
  return { address, number };
}

function entered(heap: Heap, name: string): Named {
  const made = make(heap, name);
  expect(enterName(heap, made.address)).toBe(true);
  drop(heap, made.address);
  return made;
}

const bytes = (name: string): Uint8Array => Uint8Array.from(name, (character) => character.charCodeAt(0));
const blocks = (heap: Heap): number => report(heap).regions["SHARED_MEMORY"] ?? 0;

/** A word of the family's page that nobody uses: it holds what is opened. */
const OPENED = 1000;

/** The address of a name, without keeping a count. */
function look(heap: Heap, name: string): number {
  if (!holdNamed(heap, OPENED, bytes(name))) return 0;
  const address = heap.words[OPENED] as number;
  letGo(heap, OPENED);
  return address;
}

test("finds, refuses a second one, and removes, wherever it is in the chain", () => {
  for (const gone of ["a", "b", "c"]) {
    const { first } = new Stage();
    const all = new Map(["a", "b", "c"].map((name) => [name, entered(first, name)]));
    expect(enterName(first, make(first, "b").address)).toBe(false);
    for (const [name, { address }] of all) expect(look(first, name)).toBe(address);
    expect(nameOf(first, all.get("a")?.address ?? 0)).toEqual(bytes("a"));
    const { number } = all.get(gone) as Named;
    expect([removeName(first, number), removeName(first, number), look(first, gone)]).toEqual([
      true,
      false,
      0,
    ]);
    const rest = [...all].filter(([name]) => name !== gone);
    for (const [name, { address }] of rest) expect(look(first, name)).toBe(address);
  }
});

test("the chain holds a count, and gives it back", () => {
  const { first } = new Stage();
  const { number } = entered(first, "alone");
  expect(blocks(first)).toBe(1);
  expect(holdNamed(first, OPENED, bytes("alone"))).toBe(true);
  removeName(first, number);
  expect(blocks(first)).toBe(1);
  letGo(first, OPENED);
  expect(blocks(first)).toBe(0);
});

test("is the same for all processes, in a heap that has grown", () => {
  const stage = new Stage();
  const { heap } = stage.enter();
  const { address } = entered(stage.first, "early");
  publish(stage.first, allocate(stage.first, KIND.ARRAY, 4 << 20));
  const late = entered(stage.first, "late");
  expect([look(heap, "late"), look(heap, "early")]).toEqual([late.address, address]);
  expect(removeName(heap, late.number)).toBe(true);
  expect(enterName(heap, make(heap, "early").address)).toBe(false);
});

/** Lets a process die at each step of what it does between "a" and "c"; then the others must find all in order. */
function dying(act: (heap: Heap, b: Named) => void, starts: "entered" | "made"): number {
  return atEachStep((step) => {
    const stage = new Stage();
    const { first } = stage;
    const a = entered(first, "a");
    const b = starts === "entered" ? entered(first, "b") : make(first, "b");
    const c = entered(first, "c");
    const { heap, die } = stage.enter();
    const died = diesAt(step, () => act(heap, b));
    if (died) die();
    expect([look(first, "a"), look(first, "c")]).toEqual([a.address, c.address]);
    expect([0, b.address]).toContain(look(first, "b"));
    const again = make(first, "b");
    const taken = look(first, "b") !== 0;
    expect(enterName(first, again.address)).toBe(!taken);
    expect(removeName(first, taken ? b.number : again.number)).toBe(true);
    expect([look(first, "a"), look(first, "b"), look(first, "c")]).toEqual([a.address, 0, c.address]);
    return died;
  });
}

test("whoever dies while it enters has entered, or has not", () => {
  expect(dying((heap, { address }) => void enterName(heap, address), "made")).toBeGreaterThan(3);
});

test("whoever dies while it removes has removed, or has not", () => {
  expect(dying((heap, { number }) => void removeName(heap, number), "entered")).toBeGreaterThan(3);
});

test("whoever dies while it opens changes nothing", () => {
  expect(dying((heap) => void holdNamed(heap, OPENED, bytes("b")), "entered")).toBeGreaterThan(1);
});

test("whoever dies while it makes the directory leaves one that works, or none", () => {
  const steps = atEachStep((step) => {
    const stage = new Stage();
    const { heap, die } = stage.enter();
    const died = diesAt(step, () => void nextNumber(heap));
    if (died) die();
    const { address } = entered(stage.first, "a");
    expect(look(stage.first, "a")).toBe(address);
    return died;
  });
  expect(steps).toBeGreaterThan(3);
});
