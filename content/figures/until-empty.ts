/** What the program of lesson fin-de-los-datos, as given, comes to under all schedules with at most two preemptions. */
import { count, schedulesOf } from "./support/schedules.ts";

const served = (plates: number) => `[[es:platos servidos|en:plates served]]: ${plates}\n`;

const { all, printing } = await schedulesOf("03-mensajes/03-fin-de-los-datos/start/service.ts");
const [none, five] = [printing(served(0)), printing(served(5))];
console.log(JSON.stringify({ all: count(all), none: count(none), five: count(five) }));
