import type { Course, Language } from "@mp/content";
import type { SearchHit, SearchIndex } from "@mp/content/search";
import type { Key } from "ink";
import { useEffect, useMemo, useState } from "react";
import { isEnter } from "./keyboard.ts";

const MOST_HITS = 20;

/** A search in the course, as far as it has been typed. */
export interface Search {
  readonly isOpen: boolean;
  readonly query: string;
  readonly hits: readonly SearchHit[];
  readonly chosen: number;
  readonly open: () => void;
  /** Takes a key while the search is open. */
  readonly key: (input: string, key: Key) => void;
}

/** Searches the course while the student types; `choose` is given what they open. */
export function useSearch(course: Course, language: Language, choose: (hit: SearchHit) => void): Search {
  const [query, setQuery] = useState<string>();
  const [chosen, setChosen] = useState(0);
  const index = useIndex(course, language, query !== undefined);
  const hits = useMemo(() => (query && index ? index.search(query, MOST_HITS) : []), [query, index]);
  const type = (text: string | undefined) => {
    setQuery(text);
    setChosen(0);
  };
  return {
    isOpen: query !== undefined,
    query: query ?? "",
    hits,
    chosen,
    open: () => type(""),
    key: (input, key) => {
      const hit = hits[chosen];
      if (key.escape) type(undefined);
      else if (isEnter(input, key)) {
        if (hit) choose(hit);
      } else if (key.downArrow) setChosen(Math.min(chosen + 1, hits.length - 1));
      else if (key.upArrow) setChosen(Math.max(chosen - 1, 0));
      else if (key.backspace || key.delete)
        type(
          Array.from(query ?? "")
            .slice(0, -1)
            .join(""),
        );
      else if (isText(input, key)) type((query ?? "") + input);
    },
  };
}

/** The index is loaded and built when somebody searches: the first screen comes without it. */
function useIndex(course: Course, language: Language, isWanted: boolean): SearchIndex | undefined {
  const [built, setBuilt] = useState<{ readonly language: Language; readonly index: SearchIndex }>();
  useEffect(() => {
    if (!isWanted || built?.language === language) return;
    void import("@mp/content/search").then(({ searchIndex }) =>
      setBuilt({ language, index: searchIndex(course, language) }),
    );
  }, [course, language, isWanted, built]);
  return built?.language === language ? built.index : undefined;
}

function isText(input: string, { ctrl, meta, tab }: Key): boolean {
  return input !== "" && !ctrl && !meta && !tab && !/\p{Cc}/u.test(input);
}
