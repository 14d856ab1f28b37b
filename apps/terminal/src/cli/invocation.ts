/** How this program was called, so that examples can be typed as they stand. */
export interface Invocation {
  /** Without arguments, as in `npm start`. */
  readonly bare: string;
  /** Before arguments, as in `npm start --`. */
  readonly prefix: string;
  /** The folder it was typed in: npm and pnpm run their scripts in that of the package. */
  readonly folder: string;
}

/** Reads it from what npm and pnpm tell the scripts they run. */
export function invocationOf(env: Readonly<Record<string, string | undefined>>): Invocation {
  const script = env["npm_lifecycle_event"];
  const folder = env["INIT_CWD"] ?? process.cwd();
  if (script === "start") return { bare: "npm start", prefix: "npm start --", folder };
  if (script === "mp") return { bare: "pnpm mp", prefix: "pnpm mp", folder };
  return { bare: "mp", prefix: "mp", folder: process.cwd() };
}
