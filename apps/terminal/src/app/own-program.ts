import { programFile } from "@mp/tutor";
import { ensureOwnFile } from "@mp/tutor/node";
import { words } from "../texts/index.ts";
import { edit, editorCommand } from "./editor.ts";
import type { OpenLesson } from "./use-lesson.ts";

/** Opens the student's copy in their editor; `suspend` gives the terminal to it meanwhile. Answers what to tell the student. */
export async function editOwn(
  { props: { context, language, lesson }, session, state }: OpenLesson,
  suspend: (visit: () => Promise<void>) => Promise<void>,
): Promise<string> {
  const text = words(language);
  const name = programFile(lesson, state.programLanguage);
  const file = ensureOwnFile(context.home, lesson, language, name);
  const command = editorCommand(process.env);
  if (!command) return text.noEditor(file);
  let notice = text.edited(file);
  await suspend(async () => {
    const result = await edit(command, file);
    if (!result.ok)
      notice = result.reason === "127" ? text.noEditor(file) : text.editorFailed(command, result.reason);
  });
  session.refresh();
  return notice;
}
