/**
 * The process in which a student's program is tried under all schedules: of its own, so that whatever the program does, the tutor lives.
 * Its arguments are the program's URL and what to try, as JSON; its answer goes to the report descriptor.
 */
import { writeSync } from "node:fs";
import { createController, readProgram } from "@mp/runtime/control";
import { allSchedules } from "../explore/all-schedules.ts";
import type { ExplorerOptions } from "./explore.ts";
import { REPORT_FD } from "./reports.ts";

const [url = "", options = "{}"] = process.argv.slice(2);

await using controller = await createController();
const program = await readProgram(url);
const explored = await allSchedules({ controller, program }, JSON.parse(options) as ExplorerOptions);
writeSync(REPORT_FD, JSON.stringify(explored));
