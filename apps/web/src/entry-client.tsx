/** The app in a browser: takes over the page that was drawn before. */

import { StrictMode } from "react";
import { createRoot, hydrateRoot } from "react-dom/client";
import { BrowserRouter } from "react-router";
import { App } from "./app/app.tsx";
import { BASE } from "./app/base.ts";
import { give } from "./course/load.ts";
import { tellTroubleWithKeeping } from "./state/trouble.ts";
import { student } from "./state/student.ts";
import "./styles/index.css";

void student.keeper
  .open()
  .then(() => import("./sync/start.ts"))
  .then(({ resumeSync }) => resumeSync());
tellTroubleWithKeeping(student.keeper);

const data = document.querySelector<HTMLElement>("#data");
const root = document.querySelector("#app") as HTMLElement;
for (const [path, value] of Object.entries(JSON.parse(data?.textContent ?? "{}") as Record<string, unknown>))
  give(path, value);

// Pages are drawn with relative addresses, for any folder of any host; a page that goes on to another needs whole ones.
for (const link of root.querySelectorAll("a"))
  link.setAttribute("href", link.pathname + link.search + link.hash);
const app = (
  <StrictMode>
    <BrowserRouter basename={BASE}>
      <App />
    </BrowserRouter>
  </StrictMode>
);
// A page that stands for another, as the one for addresses that lead nowhere, is drawn anew.
const of = data?.dataset["of"];
if (of !== undefined && location.pathname === BASE.slice(0, -1) + of) hydrateRoot(root, app);
else createRoot(root).render(app);
if (import.meta.env.PROD) void import("./offline/start.ts").then(({ startOffline }) => startOffline());
