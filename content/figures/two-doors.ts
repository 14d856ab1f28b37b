/** What the program of lesson el-cerrojo, as given, comes to under all schedules with at most two preemptions. */
import { count, schedulesOf } from "./support/schedules.ts";

const { all, printing } = await schedulesOf("05-exclusion/01-el-cerrojo/start/doors.ts");
const right = printing("[[es:visitantes|en:visitors]]: 4\n");
console.log(JSON.stringify({ all: count(all), lost: count(all - right) }));
