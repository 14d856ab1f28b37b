/** What the tutor tells the harness. It travels in the harness's own URL, which every thread sees. */
export interface HarnessOptions {
  /** The student's program. */
  readonly program: string;
  /** Marks the reports as the harness's own. */
  readonly nonce: string;
}

/** The harness's URL with its options. */
export function harnessUrl(base: string, { program, nonce }: HarnessOptions): string {
  const url = new URL(base);
  url.searchParams.set("program", program);
  url.searchParams.set("nonce", nonce);
  return url.href;
}

/** The options in a harness's URL. */
export function harnessOptions(href: string): HarnessOptions {
  const { searchParams } = new URL(href);
  return { program: searchParams.get("program") ?? "", nonce: searchParams.get("nonce") ?? "" };
}
