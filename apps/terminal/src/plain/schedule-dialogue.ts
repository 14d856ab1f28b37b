import { explain } from "@mp/inspect";
import type { Language } from "@mp/content";
import { type HandPoint, waitingAt } from "@mp/tutor/explore";
import { ByHand } from "@mp/tutor/node/by-hand";
import { readSchedule } from "@mp/runtime/control";
import { causeText } from "../render/trace/cause-text.ts";
import { outcomeText } from "../render/trace/outcomes.ts";
import { signsFor } from "../render/trace/signs.ts";
import { plainWords } from "../texts/plain.ts";
import { screenWords } from "../texts/screens.ts";
import { traceWords } from "../texts/trace.ts";
import type { Dialogue } from "./dialogue.ts";

/** "Be the scheduler" as a dialogue: at each point, whose turn it is. */
export async function scheduleByTalking(file: string, language: Language, dialogue: Dialogue): Promise<void> {
  const { scheduler } = screenWords(language);
  using hand = new ByHand(file);
  dialogue.say(scheduler.loading);
  try {
    let point: HandPoint | undefined = await hand.point([]);
    while (point) point = await step(point, { hand, language, dialogue });
  } catch (error) {
    dialogue.say(scheduler.cannot((error as Error).message));
  }
}

interface Talking {
  readonly hand: ByHand;
  readonly language: Language;
  readonly dialogue: Dialogue;
}

/** Tells a point, and does what is typed; nothing, when the student goes back. */
async function step(point: HandPoint, talking: Talking): Promise<HandPoint | undefined> {
  const { dialogue, hand, language } = talking;
  const said = plainWords(language);
  tell(point, language, dialogue);
  const count = point.ready.length;
  for (;;) {
    const typed = await dialogue.ask(said.schedulerAsk(count));
    if (typed === undefined || typed === "" || typed === "v") return undefined;
    if (typed === "d") return hand.point(point.decisions.slice(0, -1));
    if (typed === "f" && !point.end) return hand.end(point.decisions);
    if (typed === "r") await breakIt(talking);
    const number = Number(typed);
    if (Number.isInteger(number) && number >= 1 && number <= count)
      return hand.point([...point.decisions, number - 1]);
    if (typed !== "r") dialogue.say(said.notANumber(count));
  }
}

function tell(point: HandPoint, language: Language, dialogue: Dialogue): void {
  const said = plainWords(language);
  const { comesToItsEnd } = screenWords(language).scheduler;
  if (point.end) return dialogue.say("", ...endLines(point, language));
  dialogue.say("", said.turn(point.decisions.length + 1));
  for (const [at, { name, next }] of point.ready.entries())
    dialogue.say(`${at + 1}. ${said.wouldDo(name, next?.action ?? comesToItsEnd, next?.place)}`);
  for (const { name, intervals } of waitingAt(point)) {
    const last = intervals.at(-1);
    const why = causeText(last?.cause, point.trace, traceWords(language));
    dialogue.say(said.cannotGoOn(name, why === "" ? said.states[last?.state ?? "blocked"] : why));
  }
}

function endLines({ trace, end }: HandPoint, language: Language): string[] {
  if (end === undefined) return [];
  const processName = (pid: number) => trace.processes.find((each) => each.pid === pid)?.name ?? `pid ${pid}`;
  const signs = signsFor({ TERM: "dumb" });
  const told = outcomeText(end, { signs, texts: traceWords(language), processName });
  return [
    `${screenWords(language).scheduler.over}: ${told}`,
    ...end.findings.map((finding) => explain(finding, trace, language)),
  ];
}

/** Says a schedule that breaks it as the numbers to type. */
async function breakIt({ dialogue, hand, language }: Talking): Promise<void> {
  const { scheduler } = screenWords(language);
  dialogue.say(scheduler.searching);
  const { complete, executions, failure } = await hand.breaking();
  if (!failure) return dialogue.say(scheduler.nothingFound(executions, complete));
  const numbers = readSchedule(failure.schedule).map((decision) => decision + 1);
  dialogue.say(scheduler.foundAs(executions, numbers.join(" ")));
}
