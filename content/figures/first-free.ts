/** What the program of lesson un-arreglo-entre-todos, as given, comes to under all schedules with at most one preemption. */
import { count, schedulesOf } from "./support/schedules.ts";

const start = "06-memoria-compartida/02-un-arreglo-entre-todos/start/squares.ts";
const { all, printing } = await schedulesOf(start, 1);
console.log(JSON.stringify({ all: count(all), right: count(printing("1 4 9 16 25 36\n")) }));
