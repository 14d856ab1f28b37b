/** `pnpm build` and its like: runs a turbo task in every package that has it, on the Node the repository brings. */
import { main } from "./lib/main.mjs";

await main(async () => {
  const { ensureInstalled } = await import("./lib/install.mjs");
  const { run } = await import("./lib/run.mjs");
  await ensureInstalled();
  return run("turbo", ["run", ...process.argv.slice(2)]);
});
