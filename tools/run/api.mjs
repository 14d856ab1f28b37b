/** `pnpm api`: install what is missing, start the API from source, so that nothing has to be built first. */
import { main } from "./lib/main.mjs";

await main(async () => {
  const { ensureInstalled } = await import("./lib/install.mjs");
  const { NODE } = await import("./lib/root.mjs");
  const { run } = await import("./lib/run.mjs");
  await ensureInstalled();
  return run(NODE, [
    "--max-semi-space-size=4",
    "--conditions=@mp/source",
    "apps/api/src/main.ts",
    ...process.argv.slice(2),
  ]);
});
