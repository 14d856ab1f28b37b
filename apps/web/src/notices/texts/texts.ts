/** The words of notices. */
export interface NoticeTexts {
  readonly dismiss: string;
  readonly notKept: string;
  readonly takeAlong: string;
  readonly collision: (file: string) => string;
  readonly keptThere: string;
  readonly update: string;
  readonly reload: string;
}
