/** The console of a program under control, the same on every platform. */

import { format, inspect } from "node-inspect-extracted";

/** Where lines go. */
export type WriteLine = (stream: "stdout" | "stderr", text: string) => void;

/** Makes a console; `reset` forgets groups, counts and times. */
export function makeConsole(
  write: WriteLine,
  now: () => number,
): { readonly console: object; readonly reset: () => void } {
  let indent = "";
  const counts = new Map<string, number>();
  const times = new Map<string, number>();
  const line = (stream: "stdout" | "stderr", args: readonly unknown[]): void => {
    const text = format(...args);
    write(stream, `${indent}${indent === "" ? text : text.replaceAll("\n", `\n${indent}`)}\n`);
  };
  const out = (...args: unknown[]): void => line("stdout", args);
  const err = (...args: unknown[]): void => line("stderr", args);
  const group = (...args: unknown[]): void => {
    if (args.length > 0) out(...args);
    indent += "  ";
  };
  const elapsed = (label: string): string =>
    `${label}: ${(now() - (times.get(label) ?? now())).toFixed(3)}ms`;
  const console = {
    log: out,
    info: out,
    debug: out,
    error: err,
    warn: err,
    trace: (...args: unknown[]) => err("Trace:", ...args),
    dir: (value: unknown, options?: object) => out(inspect(value, options)),
    dirxml: out,
    table: out,
    group,
    groupCollapsed: group,
    groupEnd: () => void (indent = indent.slice(2)),
    assert: (condition: unknown, ...args: unknown[]) => {
      if (!condition) err(`Assertion failed${args.length > 0 ? `: ${format(...args)}` : ""}`);
    },
    count: (label = "default") => {
      counts.set(label, (counts.get(label) ?? 0) + 1);
      out(`${label}: ${counts.get(label)}`);
    },
    countReset: (label = "default") => void counts.delete(label),
    time: (label = "default") => void times.set(label, now()),
    timeLog: (label = "default", ...args: unknown[]) => out(elapsed(label), ...args),
    timeEnd: (label = "default") => {
      out(elapsed(label));
      times.delete(label);
    },
    clear: () => {},
  };
  const reset = (): void => {
    indent = "";
    counts.clear();
    times.clear();
  };
  return { console, reset };
}
