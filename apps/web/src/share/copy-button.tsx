/** Copies a text. Pages without https have no clipboard; there the text is there to be selected. */

import { type ReactNode, useState } from "react";

interface CopyProps {
  /** Nothing, as long as it is not there. */
  readonly text: string | undefined;
  readonly words: { readonly copy: string; readonly copied: string };
}

/** Draws the button, and says when it is done. */
export function CopyButton({ text, words }: CopyProps): ReactNode {
  const [copied, setCopied] = useState<string>();
  const clipboard = navigator.clipboard as Clipboard | undefined;
  if (clipboard === undefined) return null;
  const copy = async (): Promise<void> => {
    if (text === undefined) return;
    await clipboard.writeText(text);
    setCopied(text);
  };
  return (
    <>
      <button type="button" className="second" disabled={text === undefined} onClick={() => void copy()}>
        {words.copy}
      </button>
      <span role="status">{copied !== undefined && copied === text ? words.copied : null}</span>
    </>
  );
}
