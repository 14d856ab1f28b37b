/** A run of text inside a block. */
export type Inline =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "code"; readonly text: string }
  | { readonly type: "strong" | "emphasis"; readonly children: readonly Inline[] }
  | { readonly type: "link"; readonly href: string; readonly children: readonly Inline[] }
  | Term
  | LessonLink
  | { readonly type: "break" };

/** A word of the glossary. `english` is set where the lesson uses it for the first time in another language. */
export interface Term {
  readonly type: "term";
  readonly id: string;
  readonly text: string;
  readonly english?: string;
}

/** A reference to another lesson; `number` is its place in the course, as in `1.3`. */
export interface LessonLink {
  readonly type: "lesson";
  readonly id: string;
  readonly number: string;
  readonly children: readonly Inline[];
}

/** Code shown in a lesson; `file` says which of the lesson's files it was taken from. */
export interface CodeBlock {
  readonly type: "code";
  readonly language: string;
  readonly text: string;
  readonly file?: string;
}

/** A block of a lesson's text. */
export type Block =
  | { readonly type: "paragraph"; readonly children: readonly Inline[] }
  | { readonly type: "heading"; readonly depth: number; readonly children: readonly Inline[] }
  | { readonly type: "list"; readonly ordered: boolean; readonly items: readonly (readonly Block[])[] }
  | { readonly type: "quote"; readonly children: readonly Block[] }
  | {
      readonly type: "table";
      readonly header: readonly (readonly Inline[])[];
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    }
  | { readonly type: "rule" }
  | CodeBlock;

/** One answer to a question, with the reason why it is right or wrong. */
export interface Answer {
  readonly correct: boolean;
  readonly text: readonly Inline[];
  readonly reason: readonly Block[];
}

/** One staged hint of a task. */
export interface Hint {
  readonly id: string;
  readonly blocks: readonly Block[];
}

/** A part of a lesson's text under one `##` heading. */
export type Section =
  | { readonly kind: "prose"; readonly heading: string; readonly blocks: readonly Block[] }
  | {
      readonly kind: "question";
      readonly id: string;
      readonly heading: string;
      readonly blocks: readonly Block[];
      readonly answers: readonly Answer[];
      /** Set if the program settles it: which line of the lesson's output does, from 1. */
      readonly prediction?: { readonly line: number };
    }
  | {
      readonly kind: "task";
      readonly number: number;
      readonly heading: string;
      readonly blocks: readonly Block[];
      readonly hints: readonly Hint[];
    };

/** A lesson's text in one language. */
export interface LessonText {
  readonly title: string;
  readonly intro: readonly Block[];
  readonly sections: readonly Section[];
}
