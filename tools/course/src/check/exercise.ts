import {
  type Check,
  type Exercise,
  type Expectations,
  type Fault,
  type Language,
  LANGUAGES,
  type Lesson,
} from "@mp/content";
import { type Grading, messageIds, resultsOf, unknownWords } from "@mp/tutor";
import { checkFile, loadCheck } from "@mp/tutor/node";
import { type Bench, PATIENCE } from "./lesson.ts";
import { otherMessage } from "./sampled.ts";

/**
 * Grades what an exercise comes with: the start fails, the solution passes, each mistake gets its own message. In Spanish all
 * of it, in English the solution: the two differ in words inside strings and comments only.
 */
export async function checkExercise(lesson: Lesson, bench: Bench): Promise<readonly Fault[]> {
  const { exercise } = lesson;
  if (!exercise) return [];
  let check: Check | Expectations;
  try {
    check = await loadCheck(bench.folder, lesson);
  } catch (error) {
    return [{ file: exercise.check, field: "file", problem: String(error), mend: "Mend the check" }];
  }
  const budget = { ...lesson.budget, timeMs: lesson.budget.timeMs * PATIENCE };
  const graded = new GradedPrograms({ lesson: { ...lesson, budget }, exercise, check }, bench);
  return [
    ...(await graded.start()),
    ...(await graded.solution("es")),
    ...(await graded.solution("en")),
    ...(await graded.mistakes()),
  ];
}

interface CheckedExercise {
  readonly lesson: Lesson;
  readonly exercise: Exercise;
  readonly check: Check | Expectations;
}

class GradedPrograms {
  readonly #lesson: Lesson;
  readonly #exercise: Exercise;
  readonly #check: Check | Expectations;
  readonly #bench: Bench;

  constructor({ lesson, exercise, check }: CheckedExercise, bench: Bench) {
    this.#lesson = lesson;
    this.#exercise = exercise;
    this.#check = check;
    this.#bench = bench;
  }

  async start(): Promise<readonly Fault[]> {
    const { start, file } = this.#exercise;
    const { grading, faults } = await this.#graded(start.es);
    if (grading.status === "fail") return faults;
    const problem =
      grading.status === "pass"
        ? "it passes the check as given"
        : `it does not run (${messageIds(grading)[0]})`;
    return [
      ...faults,
      this.#fault(`start/${file}`, problem, "Give the student a program that runs, and fails"),
    ];
  }

  async solution(language: Language): Promise<readonly Fault[]> {
    const { solution, file } = this.#exercise;
    const { grading, faults } = await this.#graded(solution[language]);
    if (grading.status === "pass") return faults;
    const problem = `the check refuses it, with ${messageIds(grading).join(", ")}`;
    return [...faults, this.#fault(`solution/${file}`, problem, "Mend the solution or the check")];
  }

  async mistakes(): Promise<readonly Fault[]> {
    const all: Fault[] = [];
    for (const { id, source, message } of this.#exercise.mistakes) {
      const { grading, faults } = await this.#graded(source.es);
      const [first] = messageIds(grading);
      all.push(...faults);
      if (first === message && grading.status === "fail") continue;
      const problem = first === undefined ? "the check accepts it" : `its first message is "${first}"`;
      const mend = `Have the check say "${message}", as its mistake.json wants`;
      all.push(this.#fault(`mistakes/${id}/${this.#exercise.file}`, problem, mend));
    }
    return all;
  }

  async #graded(source: string): Promise<{ readonly grading: Grading; readonly faults: readonly Fault[] }> {
    const { explorer, folder, programs, seeds, signal } = this.#bench;
    const file = programs.write(source, this.#exercise.file);
    const { grading } = await checkFile({
      courseFolder: folder,
      lesson: this.#lesson,
      file,
      ...(explorer && { explorer }),
      ...(seeds !== undefined && { seeds }),
      ...(signal && { signal }),
    });
    return { grading, faults: [...this.#wordFaults(grading), ...(await this.#seedFaults(file, grading))] };
  }

  /** A check that says something else under another schedule. */
  async #seedFaults(file: string, grading: Grading): Promise<readonly Fault[]> {
    const { explorer, seeds } = this.#bench;
    if (!explorer || seeds === undefined) return [];
    const other = await otherMessage({ file, check: this.#check, grading }, seeds, explorer);
    if (other === undefined) return [];
    const problem = `of one of its programs it says ${other} under another schedule, and ${messageIds(grading)[0] ?? "that it passes"} else`;
    return [this.#fault("check.ts", problem, "Look at what holds under every schedule only")];
  }

  /** Words the check used that messages.json does not have, and gaps in them that it did not fill. */
  #wordFaults(grading: Grading): readonly Fault[] {
    if (grading.status === "error") return [];
    const { messages } = this.#exercise;
    const unknown = unknownWords(grading.verdicts, messages).map((id) =>
      this.#fault(
        "check.ts",
        `it says "${id}", which messages.json does not have`,
        "Add it there, or mend its name",
      ),
    );
    if (unknown.length > 0) return unknown;
    const texts = LANGUAGES.flatMap((language) =>
      resultsOf(grading, messages, language).tests.map(({ message }) => message ?? ""),
    );
    const gap = texts.map((text) => /\{\w+\}/.exec(text)?.[0]).find((each) => each !== undefined);
    const mend = "Give the check's failure a value of that name";
    return gap === undefined ? [] : [this.#fault("messages.json", `nobody fills ${gap}`, mend)];
  }

  #fault(name: string, problem: string, mend: string): Fault {
    return { file: `${this.#lesson.path}/${name}`, field: "check", problem, mend };
  }
}
