import { render } from "ink";
import type { TutorContext } from "../cli/tutor-context.ts";
import { EXIT, type ExitCode } from "../cli/exit-codes.ts";
import { App } from "./app.tsx";
import { Student } from "./student.ts";

/** Opens the tutor on the terminal and comes back when the student leaves. */
export async function openApp(context: TutorContext, languageAsked: boolean): Promise<ExitCode> {
  const student = new Student(context);
  if (languageAsked) student.choose(context.language);
  // Before the first frame, not with it: a key pressed in between would be echoed into the picture, and move all of it.
  process.stdin.setRawMode(true);
  const { waitUntilExit } = render(<App context={context} student={student} />, {
    alternateScreen: true,
    incrementalRendering: true,
    // The caller has seen that this is a terminal; without this Ink would not draw where CI is set.
    interactive: true,
    patchConsole: false,
  });
  await waitUntilExit();
  return EXIT.ok;
}
