import type { ReactNode } from "react";
import { Link } from "react-router";
import { useLanguage } from "../app/language.tsx";
import { progressPath } from "../course/paths.ts";
import { dismiss, type Notice } from "./store.ts";
import { noticeWords } from "./texts/index.ts";
import "../styles/notices.css";

/** Draws notices. */
export default function NoticeList({ notices }: { readonly notices: readonly Notice[] }): ReactNode {
  const text = noticeWords(useLanguage());
  return (
    <ul className="notices">
      {notices.map((notice) => (
        <li key={notice.kind} className={notice.kind}>
          <span>
            <Told notice={notice} />
          </span>
          <button
            type="button"
            className="quiet"
            aria-label={text.dismiss}
            onClick={() => dismiss(notice.kind)}
          >
            <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Told({ notice }: { readonly notice: Notice }): ReactNode {
  const language = useLanguage();
  const text = noticeWords(language);
  switch (notice.kind) {
    case "not-kept":
      return (
        <>
          {text.notKept} <Link to={progressPath(language)}>{text.takeAlong}</Link>
        </>
      );
    case "collision":
      return (
        <>
          {text.collision(notice.version.name)} <Link to={progressPath(language)}>{text.keptThere}</Link>
        </>
      );
    case "update":
      return (
        <>
          {text.update}{" "}
          <button type="button" className="second" onClick={notice.reload}>
            {text.reload}
          </button>
        </>
      );
    default:
      return notice satisfies never;
  }
}
