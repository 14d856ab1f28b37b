/** Deleting everything: asked twice. */

import { type ReactNode, useState } from "react";
import { student } from "../state/student.ts";
import { useProgressWords } from "./texts/index.ts";

/** Draws it. */
export function Forget(): ReactNode {
  const text = useProgressWords();
  const [stage, setStage] = useState<"idle" | "asked" | "done">("idle");
  const forget = async (): Promise<void> => {
    await student.keeper.forget();
    const { loadSync } = await import("../sync/start.ts");
    await (await loadSync()).end();
    setStage("done");
  };
  return (
    <section>
      <h2>{text.forget}</h2>
      <p>{text.forgetMore}</p>
      {stage === "asked" ? (
        <p className="kept-row" role="alert">
          {text.forgetSure}{" "}
          <button type="button" className="second danger" onClick={() => void forget()}>
            {text.forgetYes}
          </button>
          <button type="button" className="second" onClick={() => setStage("idle")}>
            {text.forgetNo}
          </button>
        </p>
      ) : (
        <p className="kept-row">
          <button type="button" className="second danger" onClick={() => setStage("asked")}>
            {text.forget}
          </button>
          <span role="status">{stage === "done" ? text.forgotten : null}</span>
        </p>
      )}
    </section>
  );
}
