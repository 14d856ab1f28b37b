/** The pages of the site. */

import { lazy, type ReactNode, useEffect } from "react";
import { Route, Routes, useLocation } from "react-router";
import { languageIn, PROGRESS } from "../course/paths.ts";
import { Home } from "../pages/home.tsx";
import { LessonPage } from "../pages/lesson-page.tsx";
import { MapPage } from "../pages/map-page.tsx";
import { NotFound } from "../pages/not-found.tsx";
import { LanguageProvider } from "./language.tsx";
import { Shell } from "./shell.tsx";

const GlossaryPage = lazy(() => import("../pages/glossary-page.tsx"));
const ProgressPage = lazy(() => import("../progress/progress-page.tsx"));

/** The app at an address. */
export function App(): ReactNode {
  const language = languageIn(useLocation().pathname) ?? "es";
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <LanguageProvider value={language}>
      <Shell>
        <Routes>
          <Route path="/" element={<Home />} />
          <Route path="/:language" element={<MapPage />} />
          <Route path="/:language/glossary" element={<GlossaryPage />} />
          <Route path={`/:language/${PROGRESS}`} element={<ProgressPage />} />
          <Route path="/:language/:lesson" element={<LessonPage />} />
          <Route path="*" element={<NotFound />} />
        </Routes>
      </Shell>
    </LanguageProvider>
  );
}
