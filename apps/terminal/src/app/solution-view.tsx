import type { HelpStage } from "@mp/tutor";
import { useWindowSize } from "ink";
import { helpStageLines } from "../render/help-stage.ts";
import { words } from "../texts/index.ts";
import { screenWords } from "../texts/screens.ts";
import { columnOf, indented } from "./column.ts";
import { Frame, FRAME_ROWS } from "./frame.tsx";
import { useKeys } from "./keyboard.ts";
import { lessonHeading } from "./lesson-heading.ts";
import { useHelpStages } from "./use-help-stages.ts";
import type { OpenLesson } from "./use-lesson.ts";
import { useScroll } from "./use-scroll.ts";

/** How the student's program differs from the solution, or the solution. */
export function SolutionView({ open, stage }: { readonly open: OpenLesson; readonly stage: HelpStage }) {
  const { props, show, tell } = open;
  const { language, lesson } = props;
  const { columns, rows } = useWindowSize();
  const height = rows - FRAME_ROWS;
  const { width, margin } = columnOf(columns);
  const lines = helpStageLines(stage, { lesson, language, width });
  const scroll = useScroll(lines.length, height);
  const stages = useHelpStages(open);
  useKeys("solution", (input, key) => {
    tell(undefined);
    if (stages.key(input)) return;
    if (key.escape || input === "q") show("reader");
    else if (input === "l") props.switchLanguage();
    else if (input === "h") stages.next();
    else scroll.key(input, key);
  });
  const { keys } = words(language);
  return (
    <Frame
      left={lessonHeading(props)}
      right=""
      body={indented(lines.slice(scroll.top, scroll.top + height), margin)}
      keys={[
        ["↑↓", keys.scroll],
        ["h", screenWords(language).stages.moreHelp],
        ["esc", keys.back],
      ]}
      notice={stages.question ?? open.notice}
    />
  );
}
