/** What one check of `mp doctor` found. */
export interface Finding {
  readonly status: "ok" | "warn" | "fail";
  readonly seen: string;
  readonly mend?: string;
}
