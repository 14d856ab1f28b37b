/** The editor of a program: completion and errors by the types, notes beside the lines, and a way out by Escape and Tab. */

import { diagnosticCount, openLintPanel } from "@codemirror/lint";
import { EditorView } from "@codemirror/view";
import { type ReactNode, useEffect, useEffectEvent, useId, useRef, useState } from "react";
import { useLanguage } from "../app/language.tsx";
import { lineNotes } from "../lesson/line-notes.ts";
import "../styles/editor.css";
import { noteLines } from "./lines.ts";
import { editorWords } from "./phrases.ts";
import { editorState } from "./state.ts";
import { problemAt } from "./types/problems.ts";

interface EditorProps {
  /** What is in it at first. */
  readonly source: string;
  /** The name of the file. */
  readonly label: string;
  /** Whether the student has changed it before. */
  readonly isOwn: boolean;
  /** Whether it can only be read. */
  readonly isReadOnly?: boolean;
  readonly onChange: (source: string) => void;
}

/** Type errors: how many, and the one where the cursor is. */
interface Errors {
  readonly count: number;
  readonly here: string | undefined;
}

/** Draws the editor. */
export default function Editor({
  source,
  label,
  isOwn,
  isReadOnly = false,
  onChange,
}: EditorProps): ReactNode {
  const language = useLanguage();
  const describedBy = useId();
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const [errors, setErrors] = useState<Errors>({ count: 0, here: undefined });
  const change = useEffectEvent(onChange);
  const first = useRef({ source, isOwn, isReadOnly });
  useEffect(() => {
    if (place.current === null) return undefined;
    const made = new EditorView({
      parent: place.current,
      state: editorState({ ...first.current, file: label, language, describedBy }, (state, isText) => {
        const now = { count: diagnosticCount(state), here: problemAt(state) };
        setErrors((before) => (before.count === now.count && before.here === now.here ? before : now));
        if (isText) change(state.doc.toString());
      }),
    });
    view.current = made;
    const unsubscribe = lineNotes.subscribe(() => noteLines(made, lineNotes.get()));
    noteLines(made, lineNotes.get());
    return () => {
      unsubscribe();
      made.destroy();
    };
  }, [label, language, describedBy]);
  return (
    <div className="editor">
      <div ref={place} />
      <Foot id={describedBy} errors={errors} list={() => view.current && openLintPanel(view.current)} />
    </div>
  );
}

interface FootProps {
  readonly id: string;
  readonly errors: Errors;
  readonly list: () => void;
}

function Foot({ id, errors: { count, here }, list }: FootProps): ReactNode {
  const words = editorWords(useLanguage());
  return (
    <div className="editor-foot">
      {count === 0 ? (
        <span />
      ) : (
        <button type="button" className="editor-errors" onClick={list}>
          {here ?? words.problems(count)} <kbd>F8</kbd>
        </button>
      )}
      <span id={id}>{words.leave}</span>
    </div>
  );
}
