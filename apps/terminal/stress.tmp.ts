import { readCourse } from "@mp/content/node"; import { findLesson } from "@mp/content";
import { checkFile } from "@mp/tutor/node"; import { messageIds } from "@mp/tutor";
import { mkdtempSync, writeFileSync } from "node:fs";
const lesson = findLesson(readCourse("/work/main/content"), "mp-worker")!;
const dir = mkdtempSync("/tmp/stress-");
const progs = [["solution", lesson.exercise!.solution.es, "pass"], ...lesson.exercise!.mistakes.map(m => [m.id, m.source.es, m.message])];
const counts: Record<string, Record<string, number>> = {};
const N = Number(process.argv[2] ?? 20);
for (let i = 0; i < N; i++) for (const [id, src, want] of progs) {
  if (process.argv[3] && process.argv[3] !== id) continue;
  const file = `${dir}/mp_worker.ts`; writeFileSync(file, src!.replaceAll("400","50").replaceAll("sleepSync(100)","sleepSync(10)").replaceAll("sleepSync(1000)", "sleepSync(400)"));
  const { grading, run } = await checkFile({ courseFolder: "/work/main/content", lesson, file });
  const got = grading.status === "pass" ? "pass" : messageIds(grading)[0]!;
  (counts[id!] ??= {})[got] = (counts[id!]![got] ?? 0) + 1;
  if (got !== want) console.log("!!", i, id, JSON.stringify(grading), JSON.stringify(run.events.filter(e=>e.type!=="output")));
}
console.log(counts);
