/** Progress and programs as a file, and back. */

import { ImportError, texts } from "@mp/tutor";
import { type ChangeEvent, type ReactNode, useState } from "react";
import { useLanguage } from "../app/language.tsx";
import { exported, imported, type Imported } from "./exchange.ts";
import { useProgressWords } from "./texts/index.ts";

/** Draws it. */
export function TakeAlong(): ReactNode {
  const text = useProgressWords();
  const [came, setCame] = useState<Imported | ImportError>();
  const open = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [file] = target.files ?? [];
    if (!file) return;
    try {
      setCame(await imported(await file.text()));
    } catch (error) {
      if (!(error instanceof ImportError)) throw error;
      setCame(error);
    }
    // So that the same file can be chosen once more.
    target.value = "";
  };
  return (
    <section>
      <h2>{text.along}</h2>
      <p>{text.alongMore}</p>
      <p className="kept-row">
        <button type="button" className="primary" onClick={save}>
          {text.save}
        </button>
        <label className="second kept-file">
          {text.open}
          <input
            type="file"
            accept="application/json,.json"
            className="hidden"
            onChange={(event) => void open(event)}
          />
        </label>
      </p>
      <div role="status">{came === undefined ? null : <Came came={came} />}</div>
    </section>
  );
}

function Came({ came }: { readonly came: Imported | ImportError }): ReactNode {
  const language = useLanguage();
  const text = useProgressWords();
  if (!(came instanceof ImportError)) {
    const isNew = came.lessons + came.programs > 0;
    return (
      <p className="kept-good">
        {isNew ? text.imported(came.lessons, came.programs) : text.nothingNew}{" "}
        {came.kept > 0 ? text.keptAside(came.kept) : null}
      </p>
    );
  }
  return (
    <div className="kept-bad">
      <p>{text.notImported}</p>
      <ul>
        {came.problems.map((problem, at) => (
          <li key={at}>{texts(language).importProblem(problem)}</li>
        ))}
      </ul>
    </div>
  );
}

function save(): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([exported()], { type: "application/json" }));
  link.download = `mp-progress-${new Date().toISOString().slice(0, 10)}.json`;
  link.click();
  // The browser has taken the text over when the click returns.
  setTimeout(() => URL.revokeObjectURL(link.href));
}
