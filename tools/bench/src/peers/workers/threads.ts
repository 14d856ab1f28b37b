import { expose } from "threads/worker";
import { double } from "../task.ts";

expose(double);
