export { double as default } from "../task.ts";
