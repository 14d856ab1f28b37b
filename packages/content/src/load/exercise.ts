import type { Exercise, Mistake } from "../model.ts";
import type { MessagesFile } from "../schema/exercise.ts";
import { lintJson, lintMisconceptions } from "./lint.ts";
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
  const messages = reader.json(`${path}/messages.json`, "messages", "it holds the words of the check");
  lintJson(`${path}/messages.json`, shared.glossary, reader);
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
  const json = `${path}/mistake.json`;
  const about = reader.json(json, "mistake", "it names the misconception and the message");
  const source = sourceFile(`${path}/${file}`, "it is the wrong program", reader);
  if (!about) return undefined;
  const belief = { file: json, field: "misconception", ids: [about.misconception] };
  lintMisconceptions(belief, shared.misconceptions, reader);
  if (!Object.hasOwn(messages.messages, about.message)) {
    const mend = `Add it there or use one of: ${Object.keys(messages.messages).join(", ")}`;
    reader.at(json, ["message"], `messages.json has no "${about.message}"`, mend);
  }
  return { id: path.slice(path.lastIndexOf("/") + 1), ...about, source };
}
