/** The app in a browser: takes over the page that was drawn before. */

import { StrictMode } from "react";
import { createRoot, hydrateRoot } from "react-dom/client";
import { BrowserRouter } from "react-router";
import { App } from "./app/app.tsx";
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
const app = (
  <StrictMode>
    <BrowserRouter basename={import.meta.env.BASE_URL}>
      <App />
    </BrowserRouter>
  </StrictMode>
);
if (data === undefined || data === null) createRoot(root).render(app);
else hydrateRoot(root, app);
