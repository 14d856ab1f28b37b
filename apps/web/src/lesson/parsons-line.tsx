import { useSortable } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import type { ReactNode } from "react";
import { useLanguage } from "../app/language.tsx";
import Highlighted from "../text/highlight.tsx";
import { helpWords } from "./help-words.ts";

/** A line with a name of its own. */
export interface ParsonsItem {
  readonly id: number;
  readonly text: string;
}

interface LineProps {
  readonly item: ParsonsItem;
  readonly mark: "right" | "wrong" | undefined;
  /** Nothing, if it is the first. */
  readonly up: (() => void) | undefined;
  /** Nothing, if it is the last. */
  readonly down: (() => void) | undefined;
}

/** Draws a line with what moves it: a handle to drag it or to take it by key, and two buttons. */
export function ParsonsLine({ item: { id, text }, mark, up, down }: LineProps): ReactNode {
  const words = helpWords(useLanguage());
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } =
    useSortable({ id });
  const style = { transform: CSS.Translate.toString(transform), transition };
  return (
    <li ref={setNodeRef} style={style} className={[mark, isDragging && "taken"].filter(Boolean).join(" ")}>
      <button
        type="button"
        className="handle"
        ref={setActivatorNodeRef}
        aria-label={words.move(text)}
        {...attributes}
        {...listeners}
      >
        ⠿
      </button>
      <code>
        <Highlighted code={text} language="ts" />
      </code>
      <Step label={words.up(text)} sign="↑" press={up} />
      <Step label={words.down(text)} sign="↓" press={down} />
    </li>
  );
}

interface StepProps {
  readonly label: string;
  readonly sign: string;
  readonly press: (() => void) | undefined;
}

/** It stays where it is when there is no further to go: the focus would be lost with a button that cannot have it. */
function Step({ label, sign, press }: StepProps): ReactNode {
  return (
    <button
      type="button"
      className="step"
      aria-label={label}
      aria-disabled={press === undefined}
      onClick={press}
    >
      {sign}
    </button>
  );
}
