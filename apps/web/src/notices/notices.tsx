/** Tells the student what they have to know, below the page. Its words and looks are loaded when there is something to tell. */

import { lazy, type ReactNode, Suspense, useSyncExternalStore } from "react";
import { notices } from "./store.ts";

const List = lazy(() => import("./list.tsx"));

const nothing: ReturnType<typeof notices.get> = [];

/** Draws what is told now. It is there from the first, so that readers of screens hear what comes into it. */
export function Notices(): ReactNode {
  const told = useSyncExternalStore(notices.subscribe, notices.get, () => nothing);
  return (
    <div role="status">
      {told.length === 0 ? null : (
        <Suspense fallback={null}>
          <List notices={told} />
        </Suspense>
      )}
    </div>
  );
}
