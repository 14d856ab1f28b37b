/** What the editor and the thread with the language service say to each other. */

import type { TextFiles } from "./library.ts";

/** Where something is asked: a program's files, one of them, and how far into its text. */
export interface Place {
  /** Name → text. */
  readonly files: TextFiles;
  /** The name of one of them. */
  readonly file: string;
  readonly at: number;
}

/** Something that may be written at a place. */
export interface Suggestion {
  readonly name: string;
  /** TypeScript's name for what it is, as in `method`. */
  readonly kind: string;
  /** The lower, the nearer. */
  readonly rank: number;
  /** The module that it would be imported from, if it is not yet. */
  readonly source?: string;
}

/** Text to put in place of another. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** More about a suggestion, or about what stands at a place. */
export interface Explanation {
  /** As it is declared. */
  readonly signature: string;
  /** What its documentation says; empty if it has none. */
  readonly docs: string;
}

/** More about a suggestion. */
export interface SuggestionDetail extends Explanation {
  /** What else changes if it is taken: an import. */
  readonly edits: readonly Edit[];
}

/** What stands at a place. */
export interface Meaning extends Explanation {
  readonly from: number;
  readonly to: number;
}

/** Something that the types don't allow. */
export interface TypeProblem {
  readonly from: number;
  readonly to: number;
  readonly message: string;
  /** TypeScript's number for it. */
  readonly code: number;
}

/** What can be asked: question → what it is about, and what is answered. */
export interface Questions {
  readonly suggestions: { readonly about: Place; readonly answer: readonly Suggestion[] };
  readonly detail: {
    readonly about: Place & { readonly suggestion: Suggestion };
    readonly answer: SuggestionDetail | undefined;
  };
  readonly meaning: { readonly about: Place; readonly answer: Meaning | undefined };
  readonly problems: { readonly about: Omit<Place, "at">; readonly answer: readonly TypeProblem[] };
}

/** The name of a question. */
export type Question = keyof Questions;

/** A question with a number. */
export interface Asked<Q extends Question = Question> {
  readonly id: number;
  readonly question: Q;
  readonly about: Questions[Q]["about"];
}

/** An answer to the question of that number. */
export interface Answered {
  readonly id: number;
  readonly answer?: unknown;
  /** Why there is none. */
  readonly error?: string;
}
