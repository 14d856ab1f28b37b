/** The editor: CodeMirror, with the keys that everybody knows, and a way out by Escape and Tab. */

import { autocompletion, closeBrackets } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { javascript } from "@codemirror/lang-javascript";
import { bracketMatching, indentUnit } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, keymap, lineNumbers } from "@codemirror/view";
import { type ReactNode, useEffect, useEffectEvent, useRef } from "react";
import { colours } from "./colours.ts";

interface EditorProps {
  /** What is in it at first. */
  readonly source: string;
  readonly label: string;
  readonly onChange: (source: string) => void;
}

/** Draws the editor. */
export default function Editor({ source, label, onChange }: EditorProps): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const change = useEffectEvent(onChange);
  const first = useRef(source);
  useEffect(() => {
    if (place.current === null) return undefined;
    const view = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: first.current,
        extensions: [
          lineNumbers(),
          history(),
          drawSelection(),
          bracketMatching(),
          closeBrackets(),
          autocompletion(),
          indentUnit.of("  "),
          javascript({ typescript: true }),
          colours,
          EditorView.contentAttributes.of({ "aria-label": label }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) change(update.state.doc.toString());
          }),
          keymap.of([...defaultKeymap, ...historyKeymap, indentWithTab]),
        ],
      }),
    });
    return () => view.destroy();
  }, [label]);
  return <div className="editor" ref={place} />;
}
