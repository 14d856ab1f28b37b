/**
 * A client of the API in thirty lines: has a file graded as an attempt on an exercise, and shows what happens meanwhile.
 *
 *     node grade.ts http://127.0.0.1:8420 el-cerrojo doors.ts
 */
import { readFileSync } from "node:fs";
import { createClient, expectOk, runEvents, type RunResult } from "@mp/api-client";

const [baseUrl = "http://127.0.0.1:8420", lesson = "el-cerrojo", file = "doors.ts"] = process.argv.slice(2);

const { token } = expectOk(await createClient({ baseUrl }).POST("/v1/learners"));
const me = { baseUrl, token, language: "en" } as const;
const run = expectOk(
  await createClient(me).POST("/v1/lessons/{lesson}/attempts", {
    params: { path: { lesson } },
    body: { content: readFileSync(file, "utf8") },
  }),
);

for await (const { type, data } of runEvents({ ...me, run: run.id })) {
  if (type === "output") process.stdout.write(`  ${(data as { text: string }).text}`);
  if (type === "result") report(data as RunResult);
}

function report({ outcome, grading }: RunResult): void {
  console.log(grading ? `${grading.status}${grading.message ? `: ${grading.message}` : ""}` : outcome);
  for (const { status, name, message, schedule } of grading?.tests ?? []) {
    console.log(`${status === "pass" ? "✔" : "✘"} ${name}${message === null ? "" : `\n  ${message}`}`);
    if (schedule !== null) console.log(`  To see it happen: mp trace ${file} --replay ${schedule}`);
  }
  process.exitCode = grading?.status === "pass" ? 0 : 1;
}
