import workerpool from "workerpool";
import { double } from "../task.ts";

workerpool.worker({ double });
