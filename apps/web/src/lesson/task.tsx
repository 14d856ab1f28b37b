/** A task of an exercise. */

import type { Section } from "@mp/content";
import type { ReactNode } from "react";
import { useWords } from "../app/language.tsx";
import { Blocks } from "../text/blocks.tsx";
import { Heading } from "../text/heading.tsx";

/** Draws what is to be done. */
export function Task({
  id,
  section,
}: {
  readonly id: string;
  readonly section: Extract<Section, { kind: "task" }>;
}): ReactNode {
  const text = useWords();
  return (
    <section id={id} tabIndex={-1} className="task">
      <p className="kicker">{text.task(section.number)}</p>
      <h2>
        <Heading of={section.heading} />
      </h2>
      <Blocks of={section.blocks} />
    </section>
  );
}
