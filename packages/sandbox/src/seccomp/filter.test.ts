import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { filterFor } from "./filter.ts";
import { ARCHITECTURES } from "./system-calls.ts";

const ALLOWED = 0x7fff0000;
const KILLED = 0x80000000;
const EPERM = 0x00050001;
const ENOSYS = 0x00050026;

/** What the kernel would answer: it runs the bytes as it does, so that the filter of another processor is tried here as well. */
function answerTo(arch: string, number: number, first = 0, audit = ARCHITECTURES[arch]?.audit ?? 0): number {
  const view = new DataView((filterFor(arch) ?? new Uint8Array()).buffer);
  const data: Readonly<Record<number, number>> = { 0: number, 4: audit, 16: first };
  let taken = 0;
  for (let at = 0; at * 8 < view.byteLength; at++) {
    const code = view.getUint16(at * 8, true);
    const [ifTrue, ifFalse] = [view.getUint8(at * 8 + 2), view.getUint8(at * 8 + 3)];
    const value = view.getUint32(at * 8 + 4, true);
    if (code === 0x06) return value;
    if (code === 0x20) taken = data[value] ?? 0;
    else if (code === 0x15) at += taken === value ? ifTrue : ifFalse;
    else if (code === 0x35) at += taken >= value ? ifTrue : ifFalse;
    else if (code === 0x45) at += (taken & value) === 0 ? ifFalse : ifTrue;
    else throw new Error(`There is no instruction ${code}`);
  }
  throw new Error("It runs off its end");
}

describe.each(["x64", "arm64"])("the filter for %s", (arch) => {
  const { clone = 0, clone3 = 0, socket = 0, denied = {} } = ARCHITECTURES[arch] ?? {};

  test("refuses what is on the list, and lets all else through", () => {
    const refused = new Set(Object.values(denied));
    for (let number = 0; number < 500; number++) {
      if (number === clone || number === clone3 || number === socket) continue;
      expect([number, answerTo(arch, number)]).toEqual([number, refused.has(number) ? EPERM : ALLOWED]);
    }
  });

  test("looks at what clone and socket are asked for", () => {
    // As threads and processes are made; then with a namespace each.
    for (const flags of [0x3d0f00, 0x1200011, 0x11]) expect(answerTo(arch, clone, flags)).toBe(ALLOWED);
    for (const flag of [0x20000, 0x2000000, 0x4000000, 0x8000000, 0x10000000, 0x20000000, 0x40000000])
      expect(answerTo(arch, clone, flag | 0x11)).toBe(EPERM);
    expect(answerTo(arch, clone3)).toBe(ENOSYS);
    expect(answerTo(arch, socket, 1)).toBe(ALLOWED);
    for (const family of [0, 2, 3, 10, 16, 17, 31, 38, 40])
      expect(answerTo(arch, socket, family)).toBe(EPERM);
  });

  test("ends whoever calls by another table", () => {
    expect(answerTo(arch, 0, 0, 0x40000003)).toBe(KILLED);
    expect(answerTo(arch, 0, 0, arch === "x64" ? 0xc00000b7 : 0xc000003e)).toBe(KILLED);
    // `getpid` of x32; ARM64 has no such calls, and no number up there is one.
    expect(answerTo(arch, 0x40000000 + 39)).toBe(arch === "x64" ? KILLED : ALLOWED);
  });
});

test("there is none for other processors", () => {
  expect(filterFor("riscv64")).toBeUndefined();
});

const HEADERS = {
  x64: "/usr/include/x86_64-linux-gnu/asm/unistd_64.h",
  arm64: "/usr/include/asm-generic/unistd.h",
} as const;

describe.each(["x64", "arm64"] as const)("the table for %s", (arch) => {
  test.skipIf(!existsSync(HEADERS[arch]))("has the numbers that the kernel's headers have", () => {
    const text = readFileSync(HEADERS[arch], "utf8");
    const lines = text.matchAll(/^#define __NR(?:3264)?_(\w+) (\d+)$/gm);
    const known = new Map([...lines].map(([, name = "", number]) => [name, Number(number)]));
    const { clone, clone3, socket, denied = {} } = ARCHITECTURES[arch] ?? {};
    const all = Object.entries({ clone, clone3, socket, ...denied });
    // Headers may be older than the table.
    const wrong = all.filter(([name, number]) => known.has(name) && known.get(name) !== number);
    expect(wrong).toEqual([]);
    expect(all.filter(([name]) => known.has(name)).length).toBeGreaterThan(40);
  });
});
