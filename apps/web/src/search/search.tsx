/** Search over the page: what is found as one types, to be chosen by arrows or the pointer. A combobox with a list, as ARIA has it. */

import { type KeyboardEvent, type ReactNode, useDeferredValue, useEffect, useId, useState } from "react";
import { useNavigate } from "react-router";
import { useLanguage, useWords } from "../app/language.tsx";
import { Modal } from "../keys/modal.tsx";
import "../styles/modal.css";
import { type Find, finderFor, type Found } from "./finder.ts";
import { Results } from "./results.tsx";
import { searchWords } from "./words.ts";

/** Draws it. */
export default function Search({ close }: { readonly close: () => void }): ReactNode {
  const words = searchWords(useLanguage());
  const list = useId();
  const navigate = useNavigate();
  const { find, trouble } = useFinder();
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const asked = useDeferredValue(query);
  const found = find?.(asked) ?? [];
  const go = ({ to }: Found): void => {
    close();
    void navigate(to);
  };
  const press = (event: KeyboardEvent): void => {
    const next = moved(event.key, at, found.length);
    const chosen = found[at];
    if (event.key === "Enter" && chosen) go(chosen);
    else if (next !== undefined) setAt(next);
    else return;
    event.preventDefault();
  };
  return (
    <Modal className="search" label={words.label} close={close}>
      <input
        type="text"
        role="combobox"
        className="search-input"
        aria-label={words.label}
        aria-expanded={found.length > 0}
        aria-controls={list}
        aria-activedescendant={found.length > 0 ? `${list}-${at}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        placeholder={words.placeholder}
        value={query}
        onChange={({ target }) => {
          setQuery(target.value);
          setAt(0);
        }}
        onKeyDown={press}
      />
      <Results id={list} found={found} at={at} query={asked} go={go} />
      <p className="search-state faint" role="status">
        {trouble ?? <State isReady={find !== undefined} query={asked} count={found.length} />}
      </p>
    </Modal>
  );
}

interface StateProps {
  readonly isReady: boolean;
  readonly query: string;
  readonly count: number;
}

function State({ isReady, query, count }: StateProps): ReactNode {
  const words = searchWords(useLanguage());
  const { loading } = useWords();
  if (query.trim() === "") return words.how;
  if (!isReady) return loading;
  return count === 0 ? words.nothing(query.trim()) : words.count(count);
}

/** Where a key leads in a list, which has no ends; nothing, if it leads nowhere. */
function moved(key: string, at: number, length: number): number | undefined {
  if (length === 0) return undefined;
  if (key === "ArrowDown") return (at + 1) % length;
  if (key === "ArrowUp") return (at + length - 1) % length;
  return undefined;
}

function useFinder(): { readonly find?: Find; readonly trouble?: string } {
  const language = useLanguage();
  const { broken } = useWords();
  const [state, setState] = useState<{ readonly find?: Find; readonly trouble?: string }>({});
  useEffect(() => {
    let isHere = true;
    finderFor(language).then(
      (find) => isHere && setState({ find }),
      (error: unknown) => isHere && setState({ trouble: broken(String(error)) }),
    );
    return () => void (isHere = false);
  }, [language, broken]);
  return state;
}
