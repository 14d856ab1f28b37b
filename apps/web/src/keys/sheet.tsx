/** The sheet of keys. */

import { type ReactNode, useId, useState } from "react";
import { Icon } from "../app/icons.tsx";
import { useLanguage } from "../app/language.tsx";
import "../styles/modal.css";
import { type Action, KEYS } from "./keys.ts";
import { Modal } from "./modal.tsx";
import { areOn, switchKeys } from "./switch.ts";
import { keyWords } from "./words.ts";

const LESSON: readonly Action[] = ["run", "stop", "check", "hint", "editor", "next", "previous"];
const EVERYWHERE: readonly Action[] = ["search", "map", "glossary", "theme", "language", "sheet"];

/** Draws it. */
export default function Sheet({ close }: { readonly close: () => void }): ReactNode {
  const words = keyWords(useLanguage());
  const title = useId();
  const more = useId();
  const [on, setOn] = useState(areOn);
  const rows = (actions: readonly Action[]) => actions.map((each) => [KEYS[each], words.does[each]] as const);
  return (
    <Modal className="sheet" labelledBy={title} close={close}>
      <header className="modal-head">
        <h2 id={title}>{words.title}</h2>
        <button type="button" className="tool" aria-label={words.close} onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <div className="sheet-groups">
        <Group heading={words.lesson} rows={rows(LESSON)} />
        <Group heading={words.everywhere} rows={rows(EVERYWHERE)} />
        <Group heading={words.inEditor} rows={words.editor} />
      </div>
      <label className="sheet-switch">
        <input
          type="checkbox"
          checked={on}
          aria-describedby={more}
          onChange={({ target }) => {
            switchKeys(target.checked);
            setOn(target.checked);
          }}
        />
        {words.on}
      </label>
      <p id={more} className="faint">
        {words.onMore}
      </p>
    </Modal>
  );
}

interface GroupProps {
  readonly heading: string;
  readonly rows: readonly (readonly [key: string, does: string])[];
}

function Group({ heading, rows }: GroupProps): ReactNode {
  return (
    <section>
      <h3>{heading}</h3>
      <dl>
        {rows.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
