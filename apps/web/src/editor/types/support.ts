/** What the types do for an editor, from the moment the student turns to it. */

import { lintGutter } from "@codemirror/lint";
import { Compartment, type Extension } from "@codemirror/state";
import { EditorView, ViewPlugin } from "@codemirror/view";
import type { Language } from "@mp/content";
import { completion, type PlaceAt } from "./completion.ts";
import { meaning } from "./meaning.ts";
import { problems } from "./problems.ts";
import { typesIn } from "./types.ts";

interface SupportOptions {
  readonly language: Language;
  /** The name of the file in the editor. */
  readonly file: string;
  /** From the beginning, as for a program that the student has changed before. */
  readonly atOnce: boolean;
}

/** As an extension of the editor: the compiler is a megabyte, which those who only read need not load. */
export function typeSupport({ language, file, atOnce }: SupportOptions): Extension {
  const types = typesIn(language);
  const placeAt: PlaceAt = (text, at) => ({ files: { [file]: text }, file, at });
  const all = [completion(types, placeAt), meaning(types, placeAt), problems(types, placeAt)];
  if (atOnce) return [lintGutter(), all];
  const part = new Compartment();
  const begin = (view: EditorView): void => {
    const isHere = part.get(view.state) === all;
    // In a task of its own: the editor may be in the middle of a change.
    if (!isHere) queueMicrotask(() => view.dispatch({ effects: part.reconfigure(all) }));
  };
  return [
    // There from the beginning, so that no line moves.
    lintGutter(),
    part.of([]),
    ViewPlugin.define(() => ({}), {
      eventHandlers: {
        focus: (_event, view) => begin(view),
        pointerenter: (_event, view) => begin(view),
      },
    }),
  ];
}
