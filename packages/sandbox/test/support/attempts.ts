/** Attempts that are made in the box, each of which answers with what stopped it. */

/** Stands before programs in JavaScript: `attempt` notes the code of the error that an attempt ends in, or what it came to. */
const JAVASCRIPT = `
const answers = {};
async function attempt(name, act) {
  try {
    const value = await act();
    answers[name] = value === undefined ? "done" : value;
  } catch (error) {
    answers[name] = error.code ?? error.name + ": " + error.message;
  }
}
`;

/** A program that makes these attempts, by name, and prints what came of each. */
export function attempts(acts: Readonly<Record<string, string>>, before = ""): string {
  const made = Object.entries(acts).map(
    ([name, act]) => `await attempt(${JSON.stringify(name)}, async () => { ${act} });`,
  );
  return `${before}\n${JAVASCRIPT}\n${made.join("\n")}\nconsole.log(JSON.stringify(answers));\n`;
}

/** Stands before programs in Python, which can make any call of the kernel: \`call\` answers with the name of the error, or "done". */
const PYTHON = `
import ctypes, errno, json, os
libc = ctypes.CDLL(None, use_errno=True)
answers = {}
def call(name, number, *arguments):
    ctypes.set_errno(0)
    value = libc.syscall(number, *[ctypes.c_long(a) if isinstance(a, int) else a for a in arguments])
    answers[name] = errno.errorcode.get(ctypes.get_errno(), "?") if value == -1 else "done"
`;

/** A program in Python that makes these calls: name, number, arguments. */
export function calls(each: readonly (readonly [name: string, number: number, ...args: string[]])[]): string {
  const made = each.map(
    ([name, number, ...args]) => `call(${[JSON.stringify(name), String(number), ...args].join(", ")})`,
  );
  return `${PYTHON}\n${made.join("\n")}\nprint(json.dumps(answers))\n`;
}
