import type { LimitMet, StuckKind } from "../run/events.ts";
import type { Evidence, Trouble } from "../grade/trouble.ts";
import type { ImportProblem } from "../progress/import-error.ts";
import type { Ending } from "../run/record.ts";
import type { Texts } from "./texts.ts";

export const en: Texts = {
  trouble,
  atLines: (lines) =>
    lines.length === 0 ? "" : `(${lines.length === 1 ? "Line" : "Lines"} ${list(lines)}.)`,
  status: { new: "not started", started: "started", done: "done" },
  left: ({ run, questions, check }) => {
    const todo = [
      run && "run the program",
      questions > 0 && count(questions, "question"),
      check && "pass the check",
    ];
    return todo.filter((part) => part !== false).join(" and ");
  },
  progressSetAside: (path) =>
    `Your progress could not be read, so we begin anew. The damaged file is kept at ${path}.`,
  importProblem,
  ended: (ending) => `${outcome(ending)} · ${count(ending.processes, "process")}`,
};

function outcome({ exitCode, failed }: Ending): string {
  if (exitCode !== 0) return `Ended with exit code ${exitCode ?? "unknown"}`;
  return failed === 0 ? "Ended without errors" : `Ended, but ${count(failed, "process")} failed`;
}

function trouble(cause: Trouble): string {
  switch (cause.kind) {
    case "limit":
      return `${limit(cause.limit)}${because(cause.why)}`;
    case "stuck":
      return `${stuck(cause.how)}${because(cause.why)}`;
    case "silent":
      return "The program ends without printing anything, and without starting a process. Is the result not printed, or does it end before it gets there?";
    case "no-python":
      return `This program needs CPython 3.8 or newer, and it is not here: we tried ${cause.tried.map((each) => `\`${each}\``).join(", ")}${cause.found ? `, and there is only ${cause.found}` : ""}. Install it from python.org, or say which one to use by \`MP_PYTHON\`. The same program in TypeScript runs without it.`;
    case "bad-schedule":
      return "That schedule is not one of this program. If you have changed it since then, check it again and replay the new schedule.";
    case "not-by-turns":
      return `The program can't be run by turns. Run it as it is to see what is wrong. (${cause.detail})`;
    case "out-of-memory":
      return "The program ran out of memory. Look for a list that grows without end, or a loop that creates and creates.";
    case "stopped":
      return "You stopped the program before it ended. Check it again whenever you like.";
    case "syntax":
      return `Something is mistyped${at(cause)}: ${cause.detail}. See whether a parenthesis, a brace, a comma or a quotation mark is missing or one too many.`;
    case "not-defined":
      return `The program uses \`${cause.name}\`${at(cause)}, but nobody has defined it. Is it spelled right? Is an import or the function itself missing?`;
    case "no-export":
      return `The program imports \`${cause.name}\`${at(cause)}, and there is no such name there. Check how it is spelled.`;
    case "no-module":
      return `The program tries to import \`${cause.name}\`, and it is not there. Check how the path is written, or install the package.`;
    case "crash":
      if (cause.detail === "")
        return `The program ends with exit code ${cause.exitCode ?? "unknown"}, and does not say why. Does it end early, by \`process.exit\` or \`sys.exit\`?`;
      return `The program broke${at(cause)}: ${cause.detail}. Run it to see the whole error.`;
    default:
      return `The check failed through our fault, not yours (${cause.detail}). Your code is safe; please let us know.`;
  }
}

/** Who waits for whom, if it is known. */
function because(why: Evidence | undefined): string {
  return why ? ` ${why.seen.en}` : "";
}

function stuck(how: StuckKind): string {
  if (how === "deadlock") return "The program stops: nobody can go on.";
  if (how === "too-many-processes") return "The program starts more processes than there is room for.";
  return "The program goes on and on, and does not come to its end.";
}

function importProblem(problem: ImportProblem): string {
  switch (problem.kind) {
    case "not-json":
      return `The file can't be read: it is no JSON (${problem.detail}). Was all of it copied?`;
    case "not-an-export":
      return "The file is not of this tutor. Choose the one that `mp export` wrote, or a progress.json.";
    case "newer":
      return `The file is of a newer tutor: its version is ${problem.version}, and this tutor reads up to ${problem.newest}. Update the tutor.`;
    default:
      return `${problem.field}: ${problem.detail.en}`;
  }
}

function limit({ name, value }: LimitMet): string {
  if (name === "time") {
    return `The program was still running after ${value / 1000} seconds, so we stopped it. Look for a loop that never ends or a wait that nobody ends.`;
  }
  if (name === "output") {
    return `The program printed more than ${Math.round(value / 1000)} kB, so we stopped it. Look for a loop that prints without end.`;
  }
  if (name === "memory") {
    return `The program used more than ${Math.round(value / 1_000_000)} MB of memory, so we stopped it. Look for a list that grows without end, or a loop that creates and creates.`;
  }
  return `The program started more than ${value} processes, so we stopped it. Is everything that creates processes inside \`if (isMainProcess)\`?`;
}

function at({ line }: { readonly line?: number }): string {
  return line === undefined ? "" : ` at line ${line}`;
}

function count(n: number, noun: string): string {
  if (n === 1) return `1 ${noun}`;
  return `${n} ${noun.endsWith("s") ? `${noun}es` : `${noun}s`}`;
}

function list(items: readonly number[]): string {
  return new Intl.ListFormat("en", { type: "conjunction" }).format(items.map(String));
}
