/** Shares the program in the editor by a link. What makes the link is loaded when it is asked for. */

import { lazy, type ReactNode, Suspense, useState } from "react";
import type { LessonSession } from "@mp/tutor";
import { Icon } from "../app/icons.tsx";
import { useLanguage } from "../app/language.tsx";
import { shareWords } from "./texts/index.ts";

const ShareDialog = lazy(() => import("./share-dialog.tsx"));

/** Draws the button. */
export function ShareButton({ session }: { readonly session: LessonSession }): ReactNode {
  const text = shareWords(useLanguage());
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="quiet" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Icon name="link" /> {text.share}
      </button>
      {isOpen ? (
        <Suspense fallback={null}>
          <ShareDialog session={session} close={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
