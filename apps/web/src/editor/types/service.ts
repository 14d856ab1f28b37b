/** TypeScript's language service about a student's program: what may be written, what stands there, what the types don't allow. */

import ts from "typescript-api";
import { ProgramHost } from "./host.ts";
import type { TextFiles } from "./library.ts";
import type {
  Meaning,
  Place,
  Question,
  Questions,
  Suggestion,
  SuggestionDetail,
  TypeProblem,
} from "./messages.ts";

const PREFERENCES: ts.UserPreferences = {
  includeCompletionsForModuleExports: true,
  quotePreference: "double",
};
const FORMAT: ts.FormatCodeSettings = { ...ts.getDefaultFormatCodeSettings("\n"), indentSize: 2 };

/** Answers what an editor asks. */
export class ProgramService implements Answers {
  readonly #host: ProgramHost;
  readonly #service: ts.LanguageService;

  /** `messages` are the compiler's in another language, by their keys. */
  constructor(library: TextFiles, messages?: Readonly<Record<string, string>>) {
    this.#host = new ProgramHost(library, messages);
    this.#service = ts.createLanguageService(this.#host);
  }

  /** What may be written at a place. */
  suggestions(place: Place): readonly Suggestion[] {
    const found = this.#service.getCompletionsAtPosition(this.#put(place), place.at, PREFERENCES);
    return (found?.entries ?? []).flatMap(suggestionOf);
  }

  /** More about one of the suggestions. */
  detail({
    suggestion: { name, source },
    ...place
  }: Questions["detail"]["about"]): SuggestionDetail | undefined {
    const path = this.#put(place);
    const found = this.#service.getCompletionEntryDetails(
      path,
      place.at,
      name,
      FORMAT,
      source,
      PREFERENCES,
      undefined,
    );
    if (found === undefined) return undefined;
    const changes = found.codeActions?.flatMap((action) => action.changes) ?? [];
    return { ...explanationOf(found), edits: changes.flatMap(({ textChanges }) => textChanges.map(editOf)) };
  }

  /** What stands at a place. */
  meaning(place: Place): Meaning | undefined {
    const found = this.#service.getQuickInfoAtPosition(this.#put(place), place.at);
    if (found === undefined) return undefined;
    const { start, length } = found.textSpan;
    return { from: start, to: start + length, ...explanationOf(found) };
  }

  /** What the types don't allow. */
  problems(program: Questions["problems"]["about"]): readonly TypeProblem[] {
    const path = this.#put(program);
    const found = [
      ...this.#service.getSyntacticDiagnostics(path),
      ...this.#service.getSemanticDiagnostics(path),
    ];
    return found.map(({ start, length, messageText, code }) => ({
      from: start ?? 0,
      to: (start ?? 0) + (length ?? 0),
      message: withoutAdvice(code, ts.flattenDiagnosticMessageText(messageText, "\n")),
      code,
    }));
  }

  /** Puts the program's files in place, and answers the path of the one that is asked about. */
  #put({ files, file }: Pick<Place, "files" | "file">): string {
    const paths = Object.entries(files).map(([name, text]) => [`/program/${name}`, text] as const);
    this.#host.keep(new Set(paths.map(([path]) => path)));
    for (const [path, text] of paths) this.#host.put(path, text);
    return `/program/${file}`;
  }
}

/** Names that are not there, with advice on options of the compiler and packages to install, which a student has no use for. */
const ADVISING = new Set([2580, 2581, 2582, 2583, 2584, 2591, 2592, 2593, 2868]);

function withoutAdvice(code: number, message: string): string {
  return ADVISING.has(code) ? message.replace(/(?<=\.) .*$/s, "") : message;
}

/** Who answers each question. */
export type Answers = {
  readonly [Q in Question]: (about: Questions[Q]["about"]) => Questions[Q]["answer"];
};

function suggestionOf({ name, kind, kindModifiers, sortText, source }: ts.CompletionEntry): Suggestion[] {
  if (kind === ts.ScriptElementKind.warning || kindModifiers?.includes("deprecated")) return [];
  // What is imported from elsewhere than the runtime is not for programs of the course.
  if (source !== undefined && source !== "@mp/runtime") return [];
  return [{ name, kind, rank: Number.parseInt(sortText, 10), ...(source !== undefined && { source }) }];
}

function explanationOf({
  displayParts,
  documentation,
}: Pick<ts.QuickInfo, "displayParts" | "documentation">): { signature: string; docs: string } {
  return {
    signature: ts.displayPartsToString(displayParts),
    docs: ts
      .displayPartsToString(documentation)
      .replaceAll(/\{@link(?:code|plain)? ([^}|]+)(?:\|[^}]*)?\}/g, "$1"),
  };
}

function editOf({ span, newText }: ts.TextChange): { from: number; to: number; insert: string } {
  return { from: span.start, to: span.start + span.length, insert: newText };
}
