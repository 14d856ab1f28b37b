/** Where what is kept is, and whether the browser may delete it. */

import { useStore } from "@mp/tutor/react";
import { type ReactNode, useEffect, useState } from "react";
import { student } from "../state/student.ts";
import { useProgressWords } from "./texts/index.ts";

type Promised = "unknown" | "given" | "not-given" | "refused";

/** Draws it. */
export function Where(): ReactNode {
  const text = useProgressWords();
  const place = useStore(student.keeper.place);
  const [promised, setPromised] = useState<Promised>("unknown");
  useEffect(() => {
    // Not every browser makes such promises.
    void navigator.storage?.persisted?.().then((given) => setPromised(given ? "given" : "not-given"));
  }, []);
  const ask = async (): Promise<void> => {
    setPromised((await navigator.storage.persist()) ? "given" : "refused");
  };
  return (
    <section>
      <h2>{text.where}</h2>
      <p>{place === "opening" ? null : text.place[place]}</p>
      {promised === "given" ? <p>{text.promised}</p> : null}
      {promised === "refused" ? <p role="status">{text.notGiven}</p> : null}
      {promised === "not-given" ? (
        <p className="kept-row">
          {text.notPromised}{" "}
          <button type="button" className="second" onClick={() => void ask()}>
            {text.askPromise}
          </button>
        </p>
      ) : null}
    </section>
  );
}
