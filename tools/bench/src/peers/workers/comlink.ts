import { parentPort } from "node:worker_threads";
import { expose } from "comlink";
import nodeEndpoint from "comlink/dist/esm/node-adapter.mjs";
import { double } from "../task.ts";

if (parentPort !== null) expose(double, nodeEndpoint(parentPort));
