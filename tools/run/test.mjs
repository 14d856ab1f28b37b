/** `npm test`: install what is missing, run the whole gate. `npm test -- lint types` runs those steps only. */
import { main } from "./lib/main.mjs";

async function gate() {
  const { ensureInstalled } = await import("./lib/install.mjs");
  const { runGate } = await import("./lib/gate/gate.mjs");
  await ensureInstalled();
  return runGate(process.argv.slice(2));
}

// Whoever reads the last line learns that the gate did not pass, even where it did not begin.
await main(gate, () => console.log("\n0 passed, 1 failed"));
