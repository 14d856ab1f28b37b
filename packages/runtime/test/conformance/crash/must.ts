/** What has to hold once a process has died; `found` says what is there instead. */
export function must(ok: boolean, what: string, found?: unknown): asserts ok {
  if (!ok)
    throw new Error(`After the death, ${what}${found === undefined ? "" : ` ${JSON.stringify(found)}`}`);
}
