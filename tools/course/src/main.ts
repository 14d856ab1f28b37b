/** The commands for authors: `pnpm content:<command>`. */
import { check } from "./check/check.ts";
import { seeds } from "./check/seeds.ts";
import { figures } from "./figures/figures.ts";
import { generate } from "./generate/generate.ts";
import { newLesson } from "./new/new.ts";
import { UsageError } from "./usage.ts";
import { watchCourse } from "./watch/watch.ts";

const commands: Readonly<Record<string, (args: string[]) => number | Promise<number>>> = {
  check,
  figures,
  generate,
  new: newLesson,
  seeds,
  watch: watchCourse,
};

const [name = "", ...args] = process.argv.slice(2);
try {
  const command = commands[name];
  if (!command)
    throw new UsageError(`There is no command "${name}". Use one of: ${Object.keys(commands).join(", ")}.`);
  process.exitCode = await command(args);
} catch (error) {
  const isUsage =
    error instanceof UsageError || (error as { code?: string }).code?.startsWith("ERR_PARSE_ARGS_");
  if (!isUsage) throw error;
  console.error((error as Error).message);
  process.exitCode = 2;
}
