/** Beginning to sync: with a new token, or with one that another device has. */

import { ApiProblem, learnerIn } from "@mp/api-client";
import { type ReactNode, useId, useState } from "react";
import { type Sync, told } from "../sync/sync.ts";
import { useProgressWords } from "./texts/index.ts";

interface BeginProps {
  readonly api: string;
  readonly sync: Sync;
}

/** Draws it. */
export function BeginSync({ api, sync }: BeginProps): ReactNode {
  const text = useProgressWords();
  const id = useId();
  const [token, setToken] = useState("");
  const [failure, setFailure] = useState<string>();
  const begin = async (known?: string): Promise<void> => {
    try {
      setFailure(undefined);
      await sync.begin(api, known);
    } catch (error) {
      if (error instanceof ApiProblem) setFailure(error.problem.status === 401 ? text.unknown : told(error));
      else setFailure(text.noAnswer);
    }
  };
  return (
    <>
      <p className="kept-row">
        <button type="button" className="primary" onClick={() => void begin()}>
          {text.begin}
        </button>
      </p>
      <form
        className="kept-row"
        onSubmit={(event) => {
          event.preventDefault();
          const known = token.trim();
          if (!isToken(known)) setFailure(text.noToken);
          else void begin(known);
        }}
      >
        <label htmlFor={id}>{text.haveToken}</label>
        <input
          id={id}
          className="kept-input"
          value={token}
          autoComplete="off"
          spellCheck={false}
          placeholder="mpl_…"
          onChange={({ target }) => setToken(target.value)}
        />
        <button type="submit" className="second">
          {text.useToken}
        </button>
      </form>
      <div role="alert">{failure === undefined ? null : <p className="kept-bad">{failure}</p>}</div>
    </>
  );
}

function isToken(text: string): boolean {
  try {
    return learnerIn(text) !== "";
  } catch {
    return false;
  }
}
