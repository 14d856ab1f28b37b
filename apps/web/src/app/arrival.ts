/** Where a reader begins on a page they have gone to: at its top, or at the part that the address names. */

import { useEffect, useRef } from "react";
import { NavigationType, useLocation, useNavigationType } from "react-router";

/** Goes there. Back and forth are the browser's own, which knows where one was; another language leaves one where one is. */
export function useArrival(): void {
  const { pathname, hash } = useLocation();
  const how = useNavigationType();
  const page = pathname.replace(/^\/\w+/, "");
  const here = useRef(page);
  useEffect(() => {
    const isNew = here.current !== page;
    here.current = page;
    if (hash !== "") return arriveAt(hash.slice(1));
    if (!isNew || how !== NavigationType.Push) return undefined;
    scrollTo(0, 0);
    document.querySelector<HTMLElement>("#content")?.focus({ preventScroll: true });
    return undefined;
  }, [page, hash, how]);
}

/** The part may come with the page's data: it is waited for, for as long as the page is open. */
function arriveAt(id: string): () => void {
  const look = (): boolean => {
    const part = document.getElementById(decodeURIComponent(id));
    part?.scrollIntoView();
    part?.focus({ preventScroll: true });
    return part !== null;
  };
  const observer = new MutationObserver(() => {
    if (look()) observer.disconnect();
  });
  if (!look()) observer.observe(document.body, { childList: true, subtree: true });
  return () => observer.disconnect();
}
