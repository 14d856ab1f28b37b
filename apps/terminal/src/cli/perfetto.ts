import { writeFileSync } from "node:fs";
import { perfetto } from "@mp/inspect";
import type { Trace } from "@mp/runtime/trace";
import { palette } from "../render/palette.ts";
import type { TraceCommand } from "./trace-request.ts";

/** Writes a trace where `--perfetto` says, if it does. Answers whether that went well. */
export function writePerfetto({ choices, json, texts }: TraceCommand, trace: Trace): boolean {
  const file = choices.perfetto;
  if (file === undefined) return true;
  try {
    writeFileSync(file, JSON.stringify(perfetto(trace)));
  } catch (error) {
    console.error(texts.cannotWrite(file, (error as Error).message));
    return false;
  }
  if (!json) console.log(`\n${palette.dim(texts.written(file))}`);
  return true;
}
