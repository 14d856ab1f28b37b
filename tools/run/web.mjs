/** `pnpm web`: install what is missing, build what is stale, serve the web tutor with the API. `pnpm dev`: the same for work on it, with Vite's server. */
import { main } from "./lib/main.mjs";

await main(async () => {
  const { ensureInstalled } = await import("./lib/install.mjs");
  const { NODE } = await import("./lib/root.mjs");
  const { capture, run } = await import("./lib/run.mjs");
  const [mode, ...args] = process.argv.slice(2);
  await ensureInstalled();
  const parts = ["@mp/web^...", ...(mode === "dev" ? [] : ["@mp/web"])];
  for (const part of parts) {
    console.error(part === "@mp/web" ? "Building the site…" : "Building what the site is made of…");
    const { code, output } = await capture("turbo", [
      "run",
      "build",
      `--filter=${part}`,
      "--output-logs=errors-only",
    ]);
    if (code !== 0) throw await notBuilt(output);
  }
  if (mode === "dev") return run("pnpm", ["--filter", "@mp/web", "dev", ...args]);
  return run(NODE, ["apps/web/server/main.ts", ...args]);
});

/** @param {string} output */
async function notBuilt(output) {
  const { Failure } = await import("./lib/failure.mjs");
  console.error(output);
  return new Failure({
    doing: "Building the web tutor",
    wrong: "A package does not build; its own words are above",
    next: "Mend the file they name and run the command again",
  });
}
