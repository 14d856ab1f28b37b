import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { readCourse } from "@mp/content/node";
import { courseFiles } from "./src/course/make.ts";
import { pageHeaders } from "./server/headers.ts";

/** The course's data in the development server, read anew for each page. */
function course(): Plugin {
  return {
    name: "course",
    configureServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        for (const [name, value] of Object.entries(pageHeaders({ development: true })))
          response.setHeader(name, value);
        const path = request.url?.slice(1).replace(/\?.*$/, "") ?? "";
        if (!path.startsWith("data/")) return next();
        const file = courseFiles(readCourse(new URL("../../content", import.meta.url).pathname)).get(path);
        response.statusCode = file === undefined ? 404 : 200;
        response.setHeader("content-type", "application/json");
        response.end(JSON.stringify(file ?? null));
      });
    },
  };
}

export default defineConfig({
  plugins: [react(), course()],
  resolve: { conditions: ["@mp/source", "browser", "module", "import", "default"] },
  ssr: { noExternal: true, resolve: { conditions: ["@mp/source", "module", "import", "default"] } },
  build: { target: "es2022", sourcemap: true, assetsInlineLimit: 0 },
});
