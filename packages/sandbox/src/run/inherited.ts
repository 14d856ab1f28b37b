/**
 * Descriptors that this process was itself given when it was started, and hands on to all that it starts: those of a shell, of a service
 * manager, of a test runner. Node gives no way to close them in a child; but there, something else can be put in their place.
 */
import { openSync, readdirSync, readFileSync } from "node:fs";

const CLOSE_ON_EXEC = 0o2000000;
let nothing: number | undefined;

/** What a child gets at each descriptor from `first` on, so that none is handed on: nothing but `/dev/null`, where one would be. */
export function coverInherited(first: number): readonly (number | "ignore")[] {
  const inherited = new Set(
    readdirSync("/proc/self/fd")
      .map(Number)
      .filter((fd) => fd >= first && isHandedOn(fd)),
  );
  if (inherited.size === 0) return [];
  nothing ??= openSync("/dev/null", "r+");
  const last = Math.max(...inherited);
  return Array.from({ length: last - first + 1 }, (_, at) =>
    inherited.has(first + at) ? (nothing as number) : "ignore",
  );
}

function isHandedOn(fd: number): boolean {
  try {
    const flags = /^flags:\s+([0-7]+)/m.exec(readFileSync(`/proc/self/fdinfo/${fd}`, "latin1"))?.[1];
    return flags !== undefined && (Number.parseInt(flags, 8) & CLOSE_ON_EXEC) === 0;
  } catch {
    // That by which the list was read, and is closed by now.
    return false;
  }
}
