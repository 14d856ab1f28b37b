import type { TraceRequest } from "../run/events.ts";

/** What is recorded, and where to. */
export interface TraceTarget extends TraceRequest {
  readonly file: string;
}

/** What the tutor tells the harness. It travels in the harness's own URL, which every thread sees. */
export interface HarnessOptions {
  /** The student's program. */
  readonly program: string;
  /** Marks the reports as the harness's own. */
  readonly nonce: string;
  readonly trace?: TraceTarget | undefined;
}

/** The harness's URL with its options. */
export function harnessUrl(base: string, { program, nonce, trace }: HarnessOptions): string {
  const url = new URL(base);
  url.searchParams.set("program", program);
  url.searchParams.set("nonce", nonce);
  if (trace !== undefined) url.searchParams.set("trace", JSON.stringify(trace));
  return url.href;
}

/** The options in a harness's URL. */
export function harnessOptions(href: string): HarnessOptions {
  const { searchParams } = new URL(href);
  const trace = searchParams.get("trace");
  return {
    program: searchParams.get("program") ?? "",
    nonce: searchParams.get("nonce") ?? "",
    ...(trace !== null && { trace: JSON.parse(trace) as TraceTarget }),
  };
}
