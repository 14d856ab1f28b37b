/** `npm start`: install what is missing, build what is stale, open the tutor. */
import { main } from "./lib/main.mjs";

await main(async () => {
  const { ensureInstalled } = await import("./lib/install.mjs");
  const { ensureBuilt } = await import("./lib/build.mjs");
  const { startApp } = await import("./lib/app.mjs");
  await ensureInstalled("tutor");
  await ensureBuilt();
  return startApp(process.argv.slice(2));
});
