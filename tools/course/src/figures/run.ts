import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { Figure } from "@mp/content";
import { findPython } from "../check/python.ts";
import { UsageError } from "../usage.ts";

/** Runs a script that measures; its last line of output is JSON: `{ "name": { "value": 1.8, "unit": "s" } }`. */
export function measure(folder: string, script: string): Readonly<Record<string, Figure>> {
  const { command, args } = commandOf(script);
  const stdio = ["ignore", "pipe", "inherit"] as const;
  const output = execFileSync(command, [...args, join(folder, script)], {
    encoding: "utf8",
    stdio: [...stdio],
  });
  const last = output.trimEnd().split("\n").at(-1) ?? "";
  try {
    return JSON.parse(last) as Readonly<Record<string, Figure>>;
  } catch {
    throw new UsageError(
      `${script} ended with "${last}". Have its last line be JSON: { "name": { "value": 1.8, "unit": "s" } }.`,
    );
  }
}

function commandOf(script: string): { readonly command: string; readonly args: readonly string[] } {
  if (script.endsWith(".ts")) return { command: process.execPath, args: process.execArgv };
  const python = findPython();
  if (!python)
    throw new UsageError(`${script} needs CPython 3, which this machine does not have. Install it.`);
  return { command: python.command, args: [] };
}
