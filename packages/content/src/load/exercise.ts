import type { Exercise, Mistake } from "../model.ts";
import { messagesSchema, type MessagesFile, mistakeSchema } from "../schema/exercise.ts";
import { lintMisconceptions } from "./lint.ts";
import type { Reader } from "./reader.ts";
import type { Shared } from "./shared.ts";
import { sourceFile } from "./source.ts";

/** An exercise teaches by its wrong programs too: fewer than this is a fault. */
const FEWEST_MISTAKES = 2;

/** Reads what an exercise has beyond a lesson: start, solution, mistakes, messages and check. */
export function loadExercise(
  path: string,
  file: string,
  reader: Reader,
  shared: Shared,
): Exercise | undefined {
  const messages = reader.json(`${path}/messages.json`, messagesSchema, "it holds the words of the check");
  const check = `${path}/check.ts`;
  reader.text(check, "it says which properties a right program has");
  const start = sourceFile(`${path}/start/${file}`, "it is what the student begins with", reader);
  const solution = sourceFile(`${path}/solution/${file}`, "it is a program that passes", reader);
  if (!messages) return undefined;
  const mistakes = loadMistakes(path, file, { messages, reader, shared });
  return { file, start, solution, mistakes, messages, check };
}

interface MistakeSources {
  readonly messages: MessagesFile;
  readonly reader: Reader;
  readonly shared: Shared;
}

function loadMistakes(path: string, file: string, sources: MistakeSources): readonly Mistake[] {
  const { reader } = sources;
  const ids = reader.namesIn(`${path}/mistakes`);
  if (ids.length < FEWEST_MISTAKES) {
    reader.faults.add(
      `${path}/mistakes`,
      "folder",
      `it holds ${ids.length} wrong programs`,
      `Add some: an exercise needs at least ${FEWEST_MISTAKES}`,
    );
  }
  return ids
    .map((id) => loadMistake(`${path}/mistakes/${id}`, file, sources))
    .filter((mistake) => mistake !== undefined);
}

function loadMistake(
  path: string,
  file: string,
  { messages, reader, shared }: MistakeSources,
): Mistake | undefined {
  const about = reader.json(
    `${path}/mistake.json`,
    mistakeSchema,
    "it names the misconception and the message",
  );
  const source = sourceFile(`${path}/${file}`, "it is the wrong program", reader);
  if (!about) return undefined;
  lintMisconceptions(`${path}/mistake.json`, [about.misconception], shared.misconceptions, reader.faults);
  if (!Object.hasOwn(messages.messages, about.message)) {
    reader.faults.add(
      `${path}/mistake.json`,
      "message",
      `messages.json has no "${about.message}"`,
      `Add it there or use one of: ${Object.keys(messages.messages).join(", ")}`,
    );
  }
  return { id: path.slice(path.lastIndexOf("/") + 1), ...about, source };
}
