/** What the program of lesson mensajes-de-varios, as given, comes to under all schedules with at most two preemptions. */
import { count, schedulesOf } from "./support/schedules.ts";

const { all, printing } = await schedulesOf("03-mensajes/04-mensajes-de-varios/start/squares.ts");
const right = printing("1 x 1 = 1\n2 x 2 = 4\n3 x 3 = 9\n");
console.log(JSON.stringify({ all: count(all), right: count(right) }));
