/**
 * The contract, and a page to read it on. Everything the page loads comes from here: it works without a network, and its policy lets nothing else in.
 */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Hono } from "hono";
import type { Environment } from "../http/environment.ts";

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>mp: the API of the course</title>
<link rel="stylesheet" href="/v1/reference/swagger-ui.css">
</head>
<body>
<div id="reference"></div>
<script src="/v1/reference/swagger-ui-bundle.js"></script>
<script src="/v1/reference/start.js"></script>
</body>
</html>
`;

const START = `SwaggerUIBundle({
  url: "/v1/openapi.json",
  dom_id: "#reference",
  deepLinking: true,
  persistAuthorization: true,
  validatorUrl: null,
});
`;

/** Swagger UI sets style attributes, and has its icons in data URLs. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const ASSETS: Readonly<Record<string, string>> = {
  "swagger-ui.css": "text/css; charset=utf-8",
  "swagger-ui-bundle.js": "text/javascript; charset=utf-8",
};

/** Where Swagger UI's files are. Importing it would run it. */
const FOLDER = dirname(fileURLToPath(import.meta.resolve("swagger-ui-dist/package.json")));

/** The contract as a document, and as a page. */
export function referenceRoutes(document: () => object): Hono<Environment> {
  const routes = new Hono<Environment>();
  let text: string | undefined;
  routes.get("/v1/openapi.json", (context) => {
    text ??= JSON.stringify(document());
    return context.body(text, 200, {
      "Content-Type": "application/json",
      "Cache-Control": "public, max-age=60",
    });
  });
  routes.get("/v1/reference", (context) => {
    context.header("Content-Security-Policy", POLICY);
    return context.html(PAGE);
  });
  routes.get("/v1/reference/start.js", (context) =>
    context.body(START, 200, { "Content-Type": "text/javascript; charset=utf-8" }),
  );
  for (const [name, type] of Object.entries(ASSETS)) {
    routes.get(`/v1/reference/${name}`, (context) =>
      context.body(new Uint8Array(readFileSync(join(FOLDER, name))), 200, {
        "Content-Type": type,
        "Cache-Control": "public, max-age=86400",
      }),
    );
  }
  return routes;
}
