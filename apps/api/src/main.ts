#!/usr/bin/env -S node --max-semi-space-size=4
/** The `mp-api` command. The option above keeps its memory small under many streams: what is read and sent is garbage at once. */
import { main } from "./cli/main.ts";

process.exitCode = await main(process.argv.slice(2), process.env);
