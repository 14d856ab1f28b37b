/** Honours https://no-color.org: any NO_COLOR that is not empty turns colours off, also in what we start. */
export function setUpColours(env: NodeJS.ProcessEnv): void {
  if (env["NO_COLOR"]) env["FORCE_COLOR"] = "0";
}
