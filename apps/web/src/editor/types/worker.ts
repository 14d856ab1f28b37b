/** The thread with the language service: the compiler is large, and slow at times, and the page must be neither. */

import { BASE } from "../../app/base.ts";
import { type Answers, ProgramService } from "./service.ts";
import { LIBRARY, MESSAGES, type TextFiles } from "./library.ts";
import type { Answered, Asked, Question, Questions } from "./messages.ts";

// Who starts the thread names it by the language of messages.
const service = begin(self.name);
// Questions that come while it begins are answered with why it could not.
service.catch(() => {});

addEventListener("message", ({ data }: MessageEvent<Asked>) => void answer(data));

async function begin(language: string): Promise<ProgramService> {
  const [library, messages] = await Promise.all([
    texts(LIBRARY),
    language === "es" ? texts(MESSAGES) : undefined,
  ]);
  return new ProgramService(library, messages);
}

async function answer({ id, question, about }: Asked): Promise<void> {
  let answered: Answered;
  try {
    answered = { id, answer: ask(await service, question, about) };
  } catch (error) {
    answered = { id, error: String(error) };
  }
  postMessage(answered);
}

function ask<Q extends Question>(
  answers: Answers,
  question: Q,
  about: Questions[Q]["about"],
): Questions[Q]["answer"] {
  return answers[question](about);
}

async function texts(path: string): Promise<TextFiles> {
  const response = await fetch(`${BASE}${path}`);
  if (!response.ok) throw new Error(`${path}: ${response.status} ${response.statusText}`);
  return (await response.json()) as TextFiles;
}
