/** A button with a sign for its name. */

import type { ReactNode } from "react";

interface ToolProps {
  readonly name: string;
  readonly sign: string;
  readonly act: () => void;
  readonly isOff?: boolean;
}

/** Draws it. */
export function Tool({ name, sign, act, isOff = false }: ToolProps): ReactNode {
  return (
    <button
      type="button"
      className="picture-tool"
      aria-label={name}
      title={name}
      disabled={isOff}
      onClick={act}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  );
}
