/** An editor with all that belongs to it. */

import { closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { javascript } from "@codemirror/lang-javascript";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import type { Language } from "@mp/content";
import { colours } from "./colours.ts";
import { lineNotes } from "./lines.ts";
import { editorWords } from "./phrases.ts";
import { typeSupport } from "./types/support.ts";

/** What is edited, and for whom. */
export interface EditorOptions {
  readonly source: string;
  /** The name of the file. */
  readonly file: string;
  readonly language: Language;
  /** Whether the student has changed the program before. */
  readonly isOwn: boolean;
  /** Whether it can only be read. */
  readonly isReadOnly: boolean;
  /** Id of the element that tells how to leave. */
  readonly describedBy: string;
}

/** Its state at first. `changed` is called with each new state. */
export function editorState(
  options: EditorOptions,
  changed: (state: EditorState, text: boolean) => void,
): EditorState {
  const { source, file, language, isOwn, isReadOnly, describedBy } = options;
  return EditorState.create({
    doc: source,
    extensions: [
      EditorState.phrases.of(editorWords(language).phrases),
      EditorState.readOnly.of(isReadOnly),
      lineNumbers(),
      lineNotes,
      history(),
      drawSelection(),
      highlightActiveLine(),
      bracketMatching(),
      closeBrackets(),
      indentOnInput(),
      indentUnit.of("  "),
      javascript({ typescript: true }),
      colours,
      typeSupport({ language, file, atOnce: isOwn }),
      EditorView.contentAttributes.of({
        "aria-label": file,
        "aria-describedby": describedBy,
        tabindex: "0",
        "aria-readonly": String(isReadOnly),
      }),
      EditorView.updateListener.of(({ state, docChanged }) => changed(state, docChanged)),
      // Escape and then Tab leaves, as CodeMirror does it by itself; Tab alone indents.
      keymap.of([
        ...closeBracketsKeymap,
        ...completionKeymap,
        ...defaultKeymap,
        ...historyKeymap,
        indentWithTab,
      ]),
    ],
  });
}
