import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { readCourse } from "@mp/content/node";
import { courseFiles } from "./src/course/make.ts";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { headersOf } from "./server/headers.ts";
import { SANDBOX } from "./scripts/sandbox.ts";
import { runtimeFiles } from "./scripts/runtime-names.ts";

const COURSE = fileURLToPath(new URL("../../content", import.meta.url));

/** The course's data in the development server, read anew for each page. */
function course(): Plugin {
  return {
    name: "course",
    configureServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        const path = request.url?.slice(1).replace(/\?.*$/, "") ?? "";
        const headers = headersOf(`/${path}`, { development: true });
        for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
        const sandbox = SANDBOX.get(path);
        if (sandbox !== undefined) {
          response.setHeader("content-type", path.endsWith(".html") ? "text/html" : "text/javascript");
          response.end(readFileSync(sandbox));
        } else if (path.startsWith("data/")) {
          const course = readCourse(COURSE);
          const file = courseFiles(course).get(path) ?? runtimeFiles(course).get(path);
          response.statusCode = file === undefined ? 404 : 200;
          response.setHeader("content-type", "application/json");
          response.end(JSON.stringify(file ?? null));
        } else if (path === "config.json") {
          response.setHeader("content-type", "application/json");
          response.end(JSON.stringify({ api: process.env["MP_WEB_API"] ?? null }));
        } else next();
      });
    },
  };
}

export default defineConfig(({ command }) => ({
  // What is built works in any folder.
  base: command === "build" ? "./" : "/",
  plugins: [react(), course()],
  resolve: { conditions: ["@mp/source", "browser", "module", "import", "default"] },
  ssr: { noExternal: true, resolve: { conditions: ["@mp/source", "module", "import", "default"] } },
  worker: { format: "es" },
  // The development server would come upon it in a thread, and load the page once more.
  optimizeDeps: { include: ["typescript-api"] },
  build: { target: "es2022", sourcemap: true, assetsInlineLimit: 0 },
}));
