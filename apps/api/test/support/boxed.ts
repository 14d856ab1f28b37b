/** The real sandbox for tests, on machines that have what it takes; elsewhere the tests say why they are skipped. */
import { bubblewrap } from "@mp/platforms/bubblewrap";
import { Bubblewrap } from "@mp/sandbox";

async function lookFor(): Promise<string | undefined> {
  try {
    process.env["MP_BWRAP"] = await bubblewrap();
  } catch (error) {
    return (error as Error).message;
  }
  const { ok, layers } = await new Bubblewrap().check();
  if (ok) return undefined;
  const missing = layers.filter(({ present }) => !present);
  return missing.map(({ name, detail }) => `${name}: ${detail}`).join("; ");
}

/** Why no program can be run in a box here; nothing, if it can. */
export const whyNoBox: string | undefined = await lookFor();
if (whyNoBox !== undefined) console.warn(`SKIPPED, as programs cannot be kept apart here: ${whyNoBox}`);
