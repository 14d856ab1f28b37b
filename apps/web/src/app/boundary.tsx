/** What could not be drawn is told, with a way on. */

import { Component, type ReactNode } from "react";
import { Link } from "react-router";
import { forgetFailed } from "../course/load.ts";
import { mapPath } from "../course/paths.ts";
import { useLanguage, useWords } from "./language.tsx";

interface BoundaryProps {
  readonly children: ReactNode;
}

/** Draws what is inside, or why it can't. */
export class Boundary extends Component<BoundaryProps, { readonly error?: Error | undefined }> {
  override state: { readonly error?: Error | undefined } = {};

  static getDerivedStateFromError(error: Error): { readonly error: Error } {
    return { error };
  }

  // Another page may need the same.
  override componentWillUnmount(): void {
    forgetFailed();
  }

  readonly #retry = (): void => {
    forgetFailed();
    this.setState({ error: undefined });
  };

  override render(): ReactNode {
    const { error } = this.state;
    return error === undefined ? this.props.children : <Broken error={error} retry={this.#retry} />;
  }
}

function Broken({ error, retry }: { readonly error: Error; readonly retry: () => void }): ReactNode {
  const text = useWords();
  return (
    <div className="page told" role="alert">
      <title>{text.trouble}</title>
      <h1>{text.trouble}</h1>
      <p>{text.broken(error.message)}</p>
      <p className="faint">{text.kept}</p>
      <div className="told-buttons">
        <button type="button" className="primary" onClick={retry}>
          {text.retry}
        </button>
        <Link className="second" to={mapPath(useLanguage())}>
          {text.map}
        </Link>
      </div>
    </div>
  );
}
