/** Where in a program the code is that led here. */

// Deep enough to get past the runtime's own frames to the student's.
const STACK_DEPTH = 40;

/** The line of a module in the stack. */
export function callingLine(module: string): number | undefined {
  const limited = Error as { stackTraceLimit?: number };
  const before = limited.stackTraceLimit;
  limited.stackTraceLimit = STACK_DEPTH;
  const { stack = "" } = new Error();
  if (before !== undefined) limited.stackTraceLimit = before;
  const at = stack.indexOf(`${module}:`);
  return at === -1 ? undefined : Number.parseInt(stack.slice(at + module.length + 1), 10);
}
