/** A function of the program under test while it runs: a generator that yields its process where it has to stop. */

export type Run<T> = Generator<unknown, T, unknown>;

const GENERATOR = Object.getPrototypeOf(function* () {}).prototype as object;

/** Whether a value is a function that runs, rather than its answer. */
export function isRun(value: unknown): value is Run<unknown> {
  return typeof value === "object" && value !== null && GENERATOR.isPrototypeOf(value);
}

/** Calls a function of the program. */
export function* called(fn: (...args: unknown[]) => unknown, ...args: unknown[]): Run<unknown> {
  const answer = fn(...args);
  return isRun(answer) ? yield* answer : answer;
}

/** A method of arrays that calls back, with callbacks that may stop. */
export function* runEach(
  list: readonly unknown[],
  name: string,
  callback: (...args: unknown[]) => unknown,
): Run<unknown> {
  const answers: unknown[] = [];
  for (const [place, item] of list.entries()) {
    const answer = yield* called(callback, item, place, list);
    if (name === "some" && Boolean(answer)) return true;
    if (name === "every" && !answer) return false;
    if (name === "find" && Boolean(answer)) return item;
    answers.push(answer);
  }
  switch (name) {
    case "map":
      return answers;
    case "flatMap":
      return answers.flat();
    case "filter":
      return list.filter((_, place) => Boolean(answers[place]));
    case "some":
      return false;
    case "every":
      return true;
    default:
      return undefined;
  }
}
