#!/usr/bin/env -S node --max-semi-space-size=4
/** The `mp-api` command. The option above halves the memory that it keeps under 250 streams: what is read and sent is garbage at once. */
import { main } from "./cli/main.ts";

process.exitCode = await main(process.argv.slice(2), process.env);
