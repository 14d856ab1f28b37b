/** Having the same progress on several devices, by an API. */

import { useStore } from "@mp/tutor/react";
import { type ReactNode, Suspense, use, useState } from "react";
import { apiAddress } from "../sync/config.ts";
import { loadSync } from "../sync/start.ts";
import type { Sync, SyncState } from "../sync/sync.ts";
import { CopyButton } from "../share/copy-button.tsx";
import { BeginSync } from "./begin-sync.tsx";
import { useLanguage } from "../app/language.tsx";
import type { ProgressTexts } from "./texts/texts.ts";
import { useProgressWords } from "./texts/index.ts";

/** Draws it. */
export function SyncPanel(): ReactNode {
  const text = useProgressWords();
  // Asked once for a page that is open: without a network, the answer is that there is none.
  const [address] = useState(() => Promise.all([apiAddress().catch(() => "unreached" as const), loadSync()]));
  return (
    <section>
      <h2>{text.sync}</h2>
      <p>{text.syncMore}</p>
      <Suspense fallback={null}>
        <Panel parts={address} />
      </Suspense>
    </section>
  );
}

function Panel({ parts }: { readonly parts: Promise<[api: string | undefined, sync: Sync]> }): ReactNode {
  const text = useProgressWords();
  const [api, sync] = use(parts);
  const state = useStore(sync.state);
  if (sync.account) return <Running sync={sync} state={state} token={sync.account.token} />;
  if (api === "unreached") return <p>{text.noAnswer}</p>;
  return api === undefined ? <p>{text.noApi}</p> : <BeginSync api={api} sync={sync} />;
}

interface RunningProps {
  readonly sync: Sync;
  readonly state: SyncState;
  readonly token: string;
}

function Running({ sync, state, token }: RunningProps): ReactNode {
  const language = useLanguage();
  const text = useProgressWords();
  const [failure, setFailure] = useState<string>();
  return (
    <>
      <p
        role="status"
        className={state.phase === "done" || state.phase === "working" ? "kept-good" : "kept-warn"}
      >
        {toldOf(state, text, language)}
      </p>
      <p className="kept-row">
        <button type="button" className="second" onClick={() => void sync.now()}>
          {text.syncNow}
        </button>
        <button type="button" className="second" onClick={() => void sync.end()}>
          {text.syncEnd}
        </button>
        <button
          type="button"
          className="second danger"
          onClick={() => void sync.forget().catch((error: Error) => setFailure(error.message))}
        >
          {text.syncForget}
        </button>
      </p>
      {failure === undefined ? null : (
        <p role="alert" className="kept-bad">
          {failure}
        </p>
      )}
      <details>
        <summary>{text.token}</summary>
        <p>{text.tokenMore}</p>
        <p className="kept-row">
          <code className="kept-token">{token}</code>
          <CopyButton text={token} words={text} />
        </p>
      </details>
    </>
  );
}

function toldOf(state: SyncState, text: ProgressTexts, language: string): string {
  switch (state.phase) {
    case "off":
      return "";
    case "done":
      return text.synced(state.at.toLocaleTimeString(language, { timeStyle: "short" }));
    case "refused":
      return text.refused(state.why);
    default:
      return text[state.phase];
  }
}
