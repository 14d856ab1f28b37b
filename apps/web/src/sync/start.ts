/** The one sync of a page. It begins when an account is kept, or when the student asks for it. */

import { BASE } from "../app/base.ts";
import { languageIn } from "../course/paths.ts";
import { student } from "../state/student.ts";
import { readAccount } from "./account.ts";
import type { Sync } from "./sync.ts";

let sync: Promise<Sync> | undefined;

/** Gives it; what it needs is loaded then. */
export function loadSync(): Promise<Sync> {
  sync ??= import("./sync.ts").then(
    ({ Sync: Made }) =>
      new Made(student.progress, () => languageIn(location.pathname.slice(BASE.length - 1)) ?? "es"),
  );
  return sync;
}

/** Goes on with the account that is kept. Without one, nothing is loaded. */
export async function resumeSync(): Promise<void> {
  // Without a database, there is none.
  const account = await readAccount().catch(() => undefined);
  if (account) await (await loadSync()).resume(account);
}
