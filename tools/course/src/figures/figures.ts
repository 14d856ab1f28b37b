import { readFileSync } from "node:fs";
import { availableParallelism, platform } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Figures, writeFigure } from "@mp/content";
import { findPython } from "../check/python.ts";
import { changeJson } from "../new/json.ts";
import { COURSE } from "../place.ts";
import { UsageError } from "../usage.ts";
import { measure } from "./run.ts";

const OPTIONS = { course: { type: "string", default: COURSE } } as const;

/** `content:figures [id …]`: measures again, and writes what came out to figures.json. */
export function figures(args: string[]): number {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  const file = join(values.course, "figures.json");
  const { $schema: _schema, ...known } = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
  const ids = positionals.length > 0 ? positionals : Object.keys(known);
  for (const id of ids) {
    if (!Object.hasOwn(known, id))
      throw new UsageError(
        `figures.json has no "${id}". Add it with its script and what it measures, or name one of: ${Object.keys(known).join(", ")}.`,
      );
    renew(file, id, values.course);
  }
  return 0;
}

function renew(file: string, id: string, folder: string): void {
  changeJson<Figures>(file, (all) => {
    const entry = all[id];
    if (!entry) return all;
    const values = measure(folder, entry.script);
    for (const [name, figure] of Object.entries(values))
      console.log(`${id}.${name}: ${writeFigure(figure, "en")}`);
    const date = new Date().toISOString().slice(0, 10);
    return {
      ...all,
      [id]: { script: entry.script, what: entry.what, date, machine: machine(entry.script), values },
    };
  });
}

function machine(script: string): string {
  const language = script.endsWith(".py")
    ? `CPython ${findPython()?.version}`
    : `Node ${process.versions.node}`;
  return `${availableParallelism()} cores, ${platform()}, ${language}`;
}
