/** What the types don't allow, marked in the text and in a list: F8 goes from one to the next. Nothing hinders a program from being run. */

import { type Diagnostic, forEachDiagnostic, linter, lintKeymap, nextDiagnostic } from "@codemirror/lint";
import type { EditorState, Extension } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import type { PlaceAt } from "./completion.ts";
import type { Types } from "./types.ts";

/** After the last key, in milliseconds. */
const DELAY = 500;

/** As an extension of the editor. */
export function problems(types: Types, placeAt: PlaceAt): Extension {
  const look = async (text: string): Promise<readonly Diagnostic[]> => {
    try {
      const found = await types.ask("problems", placeAt(text, 0));
      return found.map(({ from, to, message, code }) => ({
        from,
        to: Math.min(to, text.length),
        severity: "error",
        message,
        source: `TypeScript ${code}`,
      }));
    } catch {
      return [];
    }
  };
  return [
    linter((view) => look(view.state.doc.toString()), { delay: DELAY }),
    keymap.of([{ key: "F8", run: toNext }, ...lintKeymap]),
  ];
}

/** What is wrong where the cursor is, if something is. */
export function problemAt(state: EditorState): string | undefined {
  const { head } = state.selection.main;
  let found: string | undefined;
  forEachDiagnostic(state, ({ message }, from, to) => {
    if (from <= head && head <= to) found ??= message;
  });
  return found;
}

/** CodeMirror goes there; we say what is there. */
function toNext(view: EditorView): boolean {
  if (!nextDiagnostic(view)) return false;
  const problem = problemAt(view.state);
  if (problem !== undefined) view.dispatch({ effects: EditorView.announce.of(problem) });
  return true;
}
