import type { WaitOperation } from "../trace.ts";
import type { Language } from "./phrases.ts";

/** What one waits for, after "waits" or "espera". `what` is the object's name. */
type Waits = Readonly<Record<WaitOperation, (what: string) => string>>;

const en: Waits = {
  acquire: (what) => `for ${what} to be free`,
  wait: (what) => `for a signal of ${what}`,
  barrier: (what) => `for the others at ${what}`,
  put: (what) => `for room in ${what}`,
  get: (what) => `for a message from ${what}`,
  join: (what) => `for all tasks of ${what} to be done`,
  send: (what) => `for room in ${what}`,
  recv: (what) => `for a message from ${what}`,
  poll: (what) => `for a message from ${what}`,
  sleep: () => "for time to pass",
  task: (what) => `for a task from ${what}`,
  result: (what) => `for a result from ${what}`,
};

const es: Waits = {
  acquire: (what) => `a que quede libre ${what}`,
  wait: (what) => `un aviso de ${what}`,
  barrier: (what) => `a los demás en ${what}`,
  put: (what) => `a que haya sitio en ${what}`,
  get: (what) => `un mensaje de ${what}`,
  join: (what) => `a que se acaben las tareas de ${what}`,
  send: (what) => `a que haya sitio en ${what}`,
  recv: (what) => `un mensaje de ${what}`,
  poll: (what) => `un mensaje de ${what}`,
  sleep: () => "a que pase el tiempo",
  task: (what) => `una tarea de ${what}`,
  result: (what) => `un resultado de ${what}`,
};

const anything: Readonly<Record<Language, string>> = {
  en: "for one of several things",
  es: "una de varias cosas",
};
const all: Readonly<Record<Language, Waits>> = { en, es };

/** What one waits for, after "waits" or "espera". */
export function waitsFor(language: Language, operation: WaitOperation, what: string): string {
  return what === "" && operation !== "sleep" ? anything[language] : all[language][operation](what);
}
