/** Lines to be put in order: dragged, moved with buttons, or taken with Space and moved with arrows. They are checked line by line. */

import { closestCenter, DndContext, type DragEndEvent } from "@dnd-kit/core";
import { arrayMove, SortableContext, verticalListSortingStrategy } from "@dnd-kit/sortable";
import { type ReactNode, useMemo, useState } from "react";
import { useLanguage } from "../app/language.tsx";
import { helpWords } from "./help-words.ts";
import { announcementsOf, useParsonsSensors } from "./parsons-drag.ts";
import { type ParsonsItem, ParsonsLine } from "./parsons-line.tsx";

interface ParsonsProps {
  /** The lines in the order they are given in. */
  readonly given: readonly string[];
  /** How many are right, from the first one on. */
  readonly right: (lines: readonly string[]) => number;
}

/** Draws the lines. */
export function Parsons({ given, right }: ParsonsProps): ReactNode {
  const language = useLanguage();
  const words = helpWords(language);
  // Lines may be equal, so places are what tells them apart.
  const [items, setItems] = useState(() => given.map((text, at): ParsonsItem => ({ id: at + 1, text })));
  const [count, setCount] = useState<number>();
  const sensors = useParsonsSensors();
  const announcements = useMemo(() => announcementsOf(items, words), [items, words]);
  const move = (from: number, to: number): void => {
    if (from === to || to < 0 || to >= items.length) return;
    setItems(arrayMove([...items], from, to));
    setCount(undefined);
  };
  const drop = ({ active, over }: DragEndEvent): void => {
    const at = (id: unknown): number => items.findIndex((item) => item.id === id);
    if (over) move(at(active.id), at(over.id));
  };
  return (
    <>
      <p className="faint">{words.parsonsHow}</p>
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        accessibility={{ announcements, screenReaderInstructions: { draggable: words.instructions } }}
        onDragEnd={drop}
      >
        <SortableContext items={[...items]} strategy={verticalListSortingStrategy}>
          <ol className="parsons">
            {items.map((item, at) => (
              <ParsonsLine
                key={item.id}
                item={item}
                mark={markOf(at, count)}
                up={at === 0 ? undefined : () => move(at, at - 1)}
                down={at === items.length - 1 ? undefined : () => move(at, at + 1)}
              />
            ))}
          </ol>
        </SortableContext>
      </DndContext>
      <div className="parsons-check">
        <button
          type="button"
          className="second"
          onClick={() => setCount(right(items.map(({ text }) => text)))}
        >
          {words.check}
        </button>
        <p role="status">
          {count === undefined
            ? ""
            : count === items.length
              ? words.allRight
              : words.right(count, items.length)}
        </p>
      </div>
    </>
  );
}

/** Those before the first wrong one are right; of those after it nothing is said. */
function markOf(at: number, count: number | undefined): "right" | "wrong" | undefined {
  if (count === undefined || at > count) return undefined;
  return at < count ? "right" : "wrong";
}
