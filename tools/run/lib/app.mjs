import { NODE } from "./root.mjs";
import { run } from "./run.mjs";

/** Gives the terminal to the built tutor and returns its exit code. @param {readonly string[]} args */
export async function startApp(args) {
  return run(NODE, ["apps/terminal/dist/main.js", ...args]);
}
