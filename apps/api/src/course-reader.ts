/** A process that reads the course, prints it as JSON and ends: what reading and checking it needs of memory goes with it. */
import { readCourse } from "@mp/content/node";

process.stdout.write(JSON.stringify(readCourse(process.argv[2] ?? "")));
