/** A thread that reads the course and ends: what reading and checking it needs of memory goes with it. */
import { parentPort, workerData } from "node:worker_threads";
import { readCourse } from "@mp/content/node";

parentPort?.postMessage(readCourse(workerData as string));
