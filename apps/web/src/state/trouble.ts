/** Tells the student what does not go well with what is kept. */

import { dismiss, notify } from "../notices/store.ts";
import type { Keeper } from "./keeper.ts";

/** From now on. */
export function tellTroubleWithKeeping({ place, collisions }: Keeper): void {
  place.subscribe(() => {
    if (place.get() === "page") notify({ kind: "not-kept" });
    else dismiss("not-kept");
  });
  collisions.subscribe(() => {
    const version = collisions.get().at(-1);
    if (version) notify({ kind: "collision", version });
  });
}
