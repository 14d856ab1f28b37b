/** The ways to the pictures that serve a lesson: an address each, which opens it. */

import type { Lesson } from "@mp/content";
import type { ReactNode } from "react";
import { useWords } from "../app/language.tsx";
import { pictureId, picturesOf } from "../pictures/names.ts";

/** Draws them. */
export function PictureLinks({ lesson }: { readonly lesson: Lesson }): ReactNode {
  const text = useWords().pictures;
  const served = picturesOf(lesson).filter((name) => lesson.visuals?.includes(name));
  if (served.length === 0) return null;
  return (
    <nav className="picture-links" aria-label={text.label}>
      {served.map((name) => (
        <a key={name} href={`#${pictureId(name)}`}>
          {text[name]}
        </a>
      ))}
    </nav>
  );
}
