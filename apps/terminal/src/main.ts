#!/usr/bin/env node
/** The `mp` command. */
import { setUpColours } from "./colours.ts";

// Before anything is imported that reads the environment: chalk decides on colours, React on its build, when they load.
process.env["NODE_ENV"] ??= "production";
setUpColours(process.env);

const { main } = await import("./cli/main.ts");
process.exitCode = await main(process.argv.slice(2), process.env);
