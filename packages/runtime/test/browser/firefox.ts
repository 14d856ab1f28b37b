/**
 * Runs the conformance suite, as it is built, in a Firefox of this machine, on a page and in a worker, and leaves its results beside those of
 * the other platforms. npm has no Firefox, so this is no test.
 *
 *     node test/browser/firefox.ts <program>
 */

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Result } from "../conformance/suite/case.ts";
import { keep } from "./results.ts";
import { TestServer } from "./server.ts";

const [program = "firefox"] = process.argv.slice(2);

/** Runs the suite in a Firefox of its own, with a profile of its own. */
async function resultsIn(place: "page" | "worker"): Promise<Result[]> {
  await using server = await TestServer.start();
  const results: Result[] = [];
  const done = new Promise<void>((resolve) => {
    server.onReport = (_page, value) => {
      if ((value as { done?: boolean }).done) resolve();
      else results.push(value as Result);
    };
  });
  const profile = mkdtempSync(join(tmpdir(), "mp-firefox-"));
  const address = server.pageOf("conformance", { in: place, query: { platform: "firefox" } });
  const firefox = spawn(program, ["--headless", "--no-remote", "--profile", profile, address], {
    stdio: "ignore",
  });
  try {
    await Promise.race([done, tooEarly(firefox)]);
  } finally {
    firefox.kill();
    await once(firefox, "exit");
    rmSync(profile, { recursive: true, force: true });
  }
  return results;
}

async function tooEarly(firefox: ChildProcess): Promise<never> {
  const [code] = (await once(firefox, "exit")) as [number | null];
  throw new Error(`Firefox ended with ${code} before the suite did`);
}

for (const place of ["page", "worker"] as const) {
  const results = await resultsIn(place);
  if (place === "page") keep({ platform: "firefox", results });
  const count = (status: Result["status"]): number => results.filter((one) => one.status === status).length;
  console.log(`${place}: ${count("pass")} passed, ${count("fail")} failed, ${count("skip")} skipped`);
  for (const { case: name, error } of results) if (error !== undefined) console.log(`  ${name}\n${error}`);
}
