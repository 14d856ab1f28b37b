/** `pnpm --filter @mp/api kill [TIMES]`: kills the API, as it is built, in the middle of runs, a hundred times if nobody says otherwise. */
import { killOver } from "../test/support/kills.ts";

const times = Number(process.argv[2] ?? 100);
const report = await killOver(times, (time) => (time * 37) % 400, { built: true });
console.log(report);
const { acknowledged, finished, progressLost, left } = report;
process.exitCode = acknowledged === finished && progressLost === 0 && left === 0 ? 0 : 1;
