/** The root of the site: the map in the student's language, at its own address. */

import { isLanguage, type Language } from "@mp/content";
import { languageOf } from "@mp/tutor";
import type { ReactNode } from "react";
import { Navigate } from "react-router";
import { mapPath } from "../course/paths.ts";
import { useHydrated, useProgress } from "../state/hydrated.ts";
import { MapPage } from "./map-page.tsx";

/** Draws the map until it is known which language is wanted. */
export function Home(): ReactNode {
  const chosen = languageOf(useProgress());
  return useHydrated() ? <Navigate to={mapPath(chosen ?? browserLanguage())} replace /> : <MapPage />;
}

/** The first language of the browser that the course has. */
function browserLanguage(): Language {
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? "es";
}
