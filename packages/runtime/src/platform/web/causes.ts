/** An error as text, with its stack and its causes: a console prints neither for what is only text. */
export function causesOf(error: unknown): string {
  if (!(error instanceof Error)) return `Uncaught ${describe(error)}`;
  const heading = `${error.name}: ${error.message}`;
  const stack = error.stack ?? "";
  // Chromium's stacks begin with the heading, those of Firefox and Safari do not have it.
  const text = stack.startsWith(error.name) || stack.includes(error.message) ? stack : `${heading}\n${stack}`;
  return error.cause === undefined
    ? text.trimEnd()
    : `${text.trimEnd()}\nCaused by: ${causesOf(error.cause)}`;
}

function describe(value: unknown): string {
  return typeof value === "string" ? value : String(value);
}
