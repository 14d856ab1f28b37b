import { ThreadWorker } from "poolifier";
import { double } from "../task.ts";

export default new ThreadWorker<number, number>((n?: number) => double(n ?? 0));
