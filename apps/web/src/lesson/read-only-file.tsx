import type { Lesson } from "@mp/content";
import type { ReactNode } from "react";
import { useLanguage } from "../app/language.tsx";
import { givenSource } from "../state/code.ts";
import { CodeBlock } from "../text/code.tsx";
import { fileWords } from "./files.ts";

/** A file of a lesson that is only to be read. */
export function ReadOnlyFile({
  lesson,
  name,
}: {
  readonly lesson: Lesson;
  readonly name: string;
}): ReactNode {
  const language = useLanguage();
  const isPython = name.endsWith(".py");
  const text = givenSource({ lesson, language, name });
  return (
    <div className="editor shade">
      <CodeBlock of={{ type: "code", language: isPython ? "py" : "ts", text }} />
      {isPython ? <p className="editor-foot">{fileWords(language).python}</p> : null}
    </div>
  );
}
