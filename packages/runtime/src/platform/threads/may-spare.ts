/** Flags that bring code into each thread that may ask at once which process it is, or a debugger who wants to see each begin. */
const HINDERS = /(?:^|\s)(?:-r|--(?:require|import|loader|experimental-loader|preload|inspect))/;

/** Whether threads of this program may be started before it is known which processes they are. */
export function maySpare(): boolean {
  return !HINDERS.test(nodeOptions()) && !process.execArgv.some((flag) => HINDERS.test(flag));
}

function nodeOptions(): string {
  try {
    return process.env["NODE_OPTIONS"] ?? "";
  } catch {
    // Deno, when the program may not see it.
    return "";
  }
}
