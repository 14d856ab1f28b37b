import { type Home, homeOf } from "@mp/tutor/node";
import stringWidth from "string-width";
import { readTheCourse } from "../../course-folder.ts";
import { headed, wrapped } from "../../render/blocks.ts";
import { palette } from "../../render/palette.ts";
import { padded } from "../../render/table.ts";
import { signsFor } from "../../render/trace/signs.ts";
import type { CheckId, DoctorTexts } from "../../texts/doctor-texts.ts";
import { doctorWords } from "../../texts/doctor.ts";
import type { Invoked } from "../command.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import type { Diagnosis } from "../json/reports.ts";
import { courseCheck, foldersCheck, progressCheck } from "./files.ts";
import type { Finding } from "./finding.ts";
import { coresCheck, memoryCheck, nodeCheck } from "./machine.ts";
import { editorCheck, pythonCheck, terminalCheck } from "./surroundings.ts";

interface Patient {
  readonly env: NodeJS.ProcessEnv;
  readonly home: Home;
}

type Check = (words: DoctorTexts, patient: Patient) => Finding | Promise<Finding>;

const CHECKS: Readonly<Record<CheckId, Check>> = {
  node: nodeCheck,
  cores: coresCheck,
  memory: memoryCheck,
  terminal: (words, { env }) => terminalCheck(words, env),
  editor: (words, { env }) => editorCheck(words, env),
  python: (words, { env }) => pythonCheck(words, env),
  folders: (words, { home }) => foldersCheck(words, home),
  progress: (words, { home }) => progressCheck(words, home),
  course: (words, { env, home: { cache } }) =>
    courseCheck(words, async () => (await readTheCourse({ cache, other: env["MP_COURSE"] })).course),
};

/** `mp doctor`: looks whether everything is in place, each thing by itself, so that one that fails hides no other. */
export async function command({ args, env, language }: Invoked): Promise<ExitCode> {
  const words = doctorWords(language);
  const patient = { env, home: homeOf(env) };
  const all: Diagnosis[] = [];
  for (const [id, check] of Object.entries(CHECKS) as [CheckId, Check][]) {
    const { mend = null, ...found } = await check(words, patient);
    all.push({ id, name: words.names[id], ...found, mend });
  }
  if (args.json) console.log(JSON.stringify(all, null, 2));
  else show(all, words, env);
  return all.some(({ status }) => status === "fail") ? EXIT.failed : EXIT.ok;
}

function show(all: readonly Diagnosis[], words: DoctorTexts, env: NodeJS.ProcessEnv): void {
  const { good, risk, bad } = signsFor(env);
  const signs = { ok: palette.good(good), warn: palette.warn(risk), fail: palette.bad(bad) };
  const column = Math.max(...all.map(({ name }) => stringWidth(name))) + 2;
  const below = " ".repeat(column + 3);
  const width = Math.max(20, Math.min(process.stdout.columns ?? 80, 100) - below.length);
  for (const { status, name, seen, mend } of all) {
    const head = `${padded(signs[status], 3)}${padded(name, column)}`;
    console.log(headed(wrapped(seen, width), head, below).join("\n"));
    if (mend !== null) console.log(headed(wrapped(`→ ${mend}`, width), below, `${below}  `).join("\n"));
  }
  const count = (wanted: Diagnosis["status"]) => all.filter(({ status }) => status === wanted).length;
  console.log(`\n${words.verdict(count("fail"), count("warn"))}`);
}
