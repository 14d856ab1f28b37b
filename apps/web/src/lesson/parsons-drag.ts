/** How lines are dragged, and what is said of it to those who don't see it. */

import {
  type Announcements,
  KeyboardSensor,
  PointerSensor,
  type SensorDescriptor,
  type SensorOptions,
  type UniqueIdentifier,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { sortableKeyboardCoordinates } from "@dnd-kit/sortable";
import type { HelpWords } from "./help-words.ts";
import type { ParsonsItem } from "./parsons-line.tsx";

/** Pointers and keys. */
export function useParsonsSensors(): SensorDescriptor<SensorOptions>[] {
  return useSensors(
    // A few pixels tell a drag from a tap.
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
}

/** What is said while a line is moved. */
export function announcementsOf(items: readonly ParsonsItem[], words: HelpWords): Announcements {
  const place = (id: UniqueIdentifier): number => items.findIndex((item) => item.id === id) + 1;
  const of = items.length;
  // A line that was taken is over its own place at once: that would be said instead of which one was taken.
  let isNew = false;
  return {
    onDragStart: ({ active: { id } }) => {
      isNew = true;
      return words.taken(items.find((item) => item.id === id)?.text ?? "", place(id), of);
    },
    onDragOver: ({ over }) => {
      if (!isNew) return over ? words.over(place(over.id), of) : undefined;
      isNew = false;
      return undefined;
    },
    onDragEnd: ({ over }) => (over ? words.dropped(place(over.id), of) : words.cancelled),
    onDragCancel: () => words.cancelled,
  };
}
