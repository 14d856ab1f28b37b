/** What the student has to be told, whatever page they are at. */

import { Store } from "@mp/tutor";
import type { KeptVersion } from "../state/records.ts";

/** One thing to be told. */
export type Notice =
  /** What is done is not kept: storage is refused, or full. */
  | { readonly kind: "not-kept" }
  /** Two tabs changed a program at once; one version was put aside. */
  | { readonly kind: "collision"; readonly version: KeptVersion }
  /** A newer version of the app is there. */
  | { readonly kind: "update"; readonly reload: () => void };

/** What is told now, one of a kind. */
export const notices = new Store<readonly Notice[]>([]);

/** Tells something, in place of what was told of this kind before. */
export function notify(notice: Notice): void {
  notices.set([...notices.get().filter(({ kind }) => kind !== notice.kind), notice]);
}

/** Takes a notice away. */
export function dismiss(kind: Notice["kind"]): void {
  if (notices.get().some((each) => each.kind === kind))
    notices.set(notices.get().filter((each) => each.kind !== kind));
}
