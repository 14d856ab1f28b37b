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

void student.keeper.open();
tellTroubleWithKeeping(student.keeper);

const data = document.querySelector("#data")?.textContent;
for (const [path, value] of Object.entries(JSON.parse(data ?? "{}") as Record<string, unknown>))
  give(path, value);

const root = document.querySelector("#app") as HTMLElement;
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
if (data === undefined || data === null) createRoot(root).render(app);
else hydrateRoot(root, app);
if (import.meta.env.PROD) void import("./offline/start.ts").then(({ startOffline }) => startOffline());
