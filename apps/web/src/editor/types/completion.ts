/** Completion by the types, with documentation; an import that lacks is written too. */

import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  pickedCompletion,
} from "@codemirror/autocomplete";
import { localCompletionSource } from "@codemirror/lang-javascript";
import type { Extension } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import { explained } from "./explained.ts";
import type { Edit, Place, Suggestion, SuggestionDetail } from "./messages.ts";
import type { Types } from "./types.ts";

/** Gives the place that an offset in the editor is. */
export type PlaceAt = (text: string, at: number) => Place;

/** TypeScript's kinds → those that CodeMirror has signs for. */
const KINDS = new Map([
  ["alias", "class"],
  ["class", "class"],
  ["const", "constant"],
  ["enum", "enum"],
  ["function", "function"],
  ["getter", "property"],
  ["setter", "property"],
  ["property", "property"],
  ["interface", "interface"],
  ["keyword", "keyword"],
  ["method", "method"],
  ["module", "namespace"],
  ["primitive type", "type"],
  ["type", "type"],
  ["var", "variable"],
  ["let", "variable"],
  ["parameter", "variable"],
  ["local var", "variable"],
]);

/** Completion as an extension of the editor. */
export function completion(types: Types, placeAt: PlaceAt): Extension {
  return autocompletion({
    override: [(context) => complete(types, placeAt, context)],
    // The list is as wide as what it says.
    icons: true,
  });
}

async function complete(
  types: Types,
  placeAt: PlaceAt,
  context: CompletionContext,
): Promise<CompletionResult | null> {
  const word = context.matchBefore(/[\w$]+/);
  const isMember = context.matchBefore(/\.\s*[\w$]*/) !== null;
  if (!word && !isMember && !context.explicit) return null;
  const place = placeAt(context.state.doc.toString(), context.pos);
  try {
    const found = await types.ask("suggestions", place);
    if (context.aborted) return null;
    const options = found.map((suggestion) => optionOf(types, place, suggestion));
    return { from: word?.from ?? context.pos, options, validFor: /^[\w$]*$/ };
  } catch {
    // Without types, the names of the program itself.
    return localCompletionSource(context);
  }
}

function optionOf(types: Types, place: Place, suggestion: Suggestion): Completion {
  const detail = (): Promise<SuggestionDetail | undefined> => types.ask("detail", { ...place, suggestion });
  return {
    label: suggestion.name,
    type: KINDS.get(suggestion.kind) ?? "text",
    boost: -suggestion.rank,
    ...(suggestion.source !== undefined && { detail: suggestion.source }),
    info: async () => {
      const found = await detail();
      return found ? explained(found) : null;
    },
    apply: (view, option, from, to) => {
      put(view, option, { from, to, insert: option.label });
      if (suggestion.source !== undefined) void withImport(view, detail());
    },
  };
}

function put(view: EditorView, option: Completion, edit: Edit): void {
  view.dispatch({
    changes: edit,
    selection: { anchor: edit.from + edit.insert.length },
    annotations: pickedCompletion.of(option),
  });
}

/** Writes the import that a name needs. Imports stand before it, so the edits hold whatever was typed meanwhile. */
async function withImport(view: EditorView, detail: Promise<SuggestionDetail | undefined>): Promise<void> {
  const head = view.state.doc.toString().split("\n", 1)[0];
  const found = await detail;
  const isAsBefore = view.state.doc.toString().split("\n", 1)[0] === head;
  if (found && isAsBefore) view.dispatch({ changes: found.edits.map((edit) => ({ ...edit })) });
}
