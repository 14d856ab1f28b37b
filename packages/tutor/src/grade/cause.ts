/** Why a program broke, read off what Node or Python says of it. `line` is a line of the student's file. */
export type Cause =
  | { readonly kind: "syntax"; readonly line?: number; readonly detail: string }
  | { readonly kind: "not-defined"; readonly line?: number; readonly name: string }
  | { readonly kind: "no-export"; readonly line?: number; readonly name: string }
  | { readonly kind: "no-module"; readonly line?: number; readonly name: string }
  /** The memory of its own that the language gives it was not enough. */
  | { readonly kind: "out-of-memory" }
  | {
      readonly kind: "crash";
      readonly line?: number;
      readonly detail: string;
      readonly exitCode: number | null;
    };
