import { ConfigError } from "../config.ts";
import { serve } from "./serve.ts";
import { transfer } from "./transfer.ts";

const USAGE = `mp-api                     starts the API; docs/api-in-public.md lists its settings
mp-api db export FILE      writes all data into a file, one JSON object a line
mp-api db import FILE      reads such a file into a database that is empty`;

/** Runs one command. @returns The exit code. */
export async function main(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  try {
    const [command, ...rest] = args;
    if (command === undefined || command === "serve") return await serve(env);
    if (command === "db" && (rest[0] === "export" || rest[0] === "import") && rest[1] !== undefined)
      return await transfer(rest[0], rest[1], env);
    console.error(USAGE);
    return command === "--help" || command === "-h" ? 0 : 2;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    return 2;
  }
}
