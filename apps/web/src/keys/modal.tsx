/** A dialog over the page: Escape, a click outside and its button close it, and the focus goes back to where it was. */

import { type ReactNode, useEffect, useRef } from "react";

interface ModalProps {
  /** Id of the element that names it. */
  readonly labelledBy?: string;
  readonly label?: string;
  readonly className: string;
  readonly close: () => void;
  readonly children: ReactNode;
}

/** Draws it. */
export function Modal({ labelledBy, label, className, close, children }: ModalProps): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const { current } = dialog;
    current?.showModal();
    return () => current?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={`modal ${className}`}
      aria-labelledby={labelledBy}
      aria-label={label}
      onClose={close}
      onClick={({ target }) => {
        if (target === dialog.current) close();
      }}
    >
      <div className="modal-inside">{children}</div>
    </dialog>
  );
}
