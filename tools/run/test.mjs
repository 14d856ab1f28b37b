/** `npm test`: install what is missing, run the whole gate. `npm test -- lint types` runs those steps only. */
import { main } from "./lib/main.mjs";

await main(async () => {
  const { ensureInstalled } = await import("./lib/install.mjs");
  const { runGate } = await import("./lib/gate/gate.mjs");
  await ensureInstalled();
  return runGate(process.argv.slice(2));
});
