import type { Localized } from "../languages.ts";
import type { Block, LessonText, Section } from "../markdown/model.ts";
import { figuresIn } from "./figures.ts";
import { lineOf } from "./lines.ts";
import type { Reader } from "./reader.ts";

/** Checks that both languages have the same parts in the same order: sections, questions, tasks, hints and code. */
export function compareTexts(path: string, text: Localized<LessonText>, reader: Reader): void {
  compareFigures(path, reader);
  const es = shapeOf(text.es);
  const en = shapeOf(text.en);
  for (let at = 0; at < Math.max(es.length, en.length); at++) {
    const [here, there] = [es[at], en[at]];
    if (here?.shape === there?.shape) continue;
    const heading = en[at]?.heading ?? es[at]?.heading ?? "";
    const file = `${path}/en.md`;
    const problem = `part ${at + 1} is ${there?.shape ?? "missing"}, and in es.md it is ${here?.shape ?? "missing"}`;
    const mend = "Give both languages the same headings, questions, tasks, hints and code in the same order";
    const line = lineOf(reader.files.get(file) ?? "", heading);
    reader.faults.add({ file, line }, `"${heading}"`, problem, mend);
    return;
  }
}

function compareFigures(path: string, { files, faults }: Reader): void {
  const [es = "", en = ""] = ["es", "en"].map((language) =>
    figuresIn(files.get(`${path}/${language}.md`) ?? "")
      .toSorted()
      .join(", "),
  );
  const problem = `it quotes the measurements (${en}), and es.md quotes (${es})`;
  if (es !== en) faults.add(`${path}/en.md`, "{{figure:…}}", problem, "Quote the same in both languages");
}

interface Part {
  readonly heading: string;
  readonly shape: string;
}

function shapeOf(text: LessonText): Part[] {
  if (text.title === "") return [];
  const intro = { heading: text.title, shape: `the introduction${codeShape(text.intro)}` };
  return [
    intro,
    ...text.sections.map((section) => ({ heading: section.heading, shape: sectionShape(section) })),
  ];
}

function sectionShape(section: Section): string {
  const code = codeShape(section.blocks);
  if (section.kind === "prose") return `a section${code}`;
  if (section.kind === "question") {
    const answers = section.answers.map((answer) => (answer.correct ? "x" : "-")).join("");
    return `question ${section.id} with answers ${answers}${code}`;
  }
  const hints = section.hints.map((hint) => codeShape(hint.blocks)).join("");
  return `task ${section.number} with ${section.hints.length} hints${code}${hints}`;
}

function codeShape(blocks: readonly Block[]): string {
  const code = blocks.filter((block) => block.type === "code");
  const tables = blocks.filter((block) => block.type === "table").length;
  const shown = code.map((block) => block.file ?? block.language).join(", ");
  return [shown && ` showing code (${shown})`, tables > 0 && ` with ${tables} tables`]
    .filter(Boolean)
    .join("");
}
