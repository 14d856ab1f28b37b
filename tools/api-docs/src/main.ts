/** `node src/main.ts` makes the site in `dist`; with `--check` it only tells what is wrong. Either fails if anything is. */

import { readDocs, runtime } from "./site.ts";
import { SITE } from "./places.ts";

const { complaints, write } = await readDocs(runtime());
for (const complaint of complaints) console.error(complaint);
if (complaints.length > 0) {
  console.error(`\n${complaints.length} things are wrong with the docs of @mp/runtime`);
  process.exitCode = 1;
}
if (!process.argv.includes("--check")) {
  await write();
  console.log(`The reference is in ${SITE}`);
}
