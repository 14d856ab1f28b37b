/** The picture in the README: `pnpm --filter @mp/web pictures`, when the site has been built. */

import { fileURLToPath } from "node:url";
import { Site } from "../test/tutor.ts";

const file = fileURLToPath(new URL("../../../docs/images/web-lesson-en.png", import.meta.url));

await using site = await Site.open();
const student = await site.student({ viewport: { width: 1280, height: 860 }, colorScheme: "light" });
const { page } = await site.page(student, "/en/el-cerrojo/");
await page.locator(".cm-content").waitFor();
await page.click(".run-bar .primary");
await page.locator(".timeline svg").waitFor();
await page.locator(".run-bar .primary").waitFor();
await page.evaluate(() => document.querySelector(".workbench")?.scrollTo(0, 180));
await page.screenshot({ path: file });
console.log(file);
