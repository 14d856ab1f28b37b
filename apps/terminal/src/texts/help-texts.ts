/** What `mp hint` and `mp solution` say around the help itself. */
export interface HelpTexts {
  readonly hint: (task: number, shown: number, of: number) => string;
  readonly parsons: string;
  readonly parsonsHow: string;
  readonly diff: string;
  readonly diffHow: string;
  readonly noDifference: string;
  readonly solution: string;
  readonly next: (command: string) => string;
  readonly noMore: (command: string) => string;
  readonly reset: (file: string, kept: string | undefined) => string;
  readonly exported: (file: string, lessons: number, programs: number) => string;
  readonly imported: (lessons: number, programs: number) => string;
  readonly nothingNew: string;
  readonly kept: (files: readonly string[]) => string;
  readonly notImported: (problems: readonly string[]) => string;
  readonly problem: {
    readonly notJson: (detail: string) => string;
    readonly notAnExport: string;
    readonly newer: string;
  };
}
