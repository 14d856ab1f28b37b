import { parentPort } from "node:worker_threads";
import { double } from "../task.ts";

parentPort?.on("message", ([id, n]: [number, number]) => parentPort?.postMessage([id, double(n)]));
