import { dirname, join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { learnerIn } from "@mp/api-client";
import { mergeProgress, type Progress } from "@mp/tutor";
import { ProgressFile } from "@mp/tutor/node";
import { syncWords } from "../texts/sync.ts";
import type { SyncTexts } from "../texts/sync-texts.ts";
import type { Invoked } from "./command.ts";
import { CommandError, mistyped } from "./command-error.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";
import type { SyncReport } from "./json/reports.ts";
import { exchanged, tokenFor } from "./sync/exchange.ts";
import { ApiKeys, DamagedKeys } from "./sync/keys.ts";
import { textOf } from "./values.ts";

/** `mp sync`: joins progress with what an API has. */
export async function command({ args, env, invocation, language, open }: Invoked): Promise<ExitCode> {
  const words = syncWords(language);
  const { home } = await open();
  const keys = new ApiKeys(join(dirname(home.progress), "api.json"));
  try {
    const asked = textOf(args.own, "api") ?? (env["MP_API"] || undefined) ?? keys.last;
    if (asked === undefined) throw mistyped(words.noApi(invocation.prefix));
    const exchange = { api: addressIn(asked, words), keys, words };
    const { token, isNew } = await tokenFor(exchange, env["MP_TOKEN"] || undefined);
    const file = new ProgressFile(home.progress);
    const { before, after } = await exchanged(exchange, token, file.read());
    // A token that was given is kept once the API has known it.
    keys.keep(exchange.api, token);
    const received = take(file, after);
    const { api } = exchange;
    const report = { api, learner: learnerIn(token), received, sent: newIn(after, before), keys: keys.path };
    if (args.json) console.log(JSON.stringify(report satisfies SyncReport, null, 2));
    else tell(report, isNew, words);
    return EXIT.ok;
  } catch (error) {
    if (!(error instanceof DamagedKeys)) throw error;
    throw new CommandError(EXIT.machine, words.damagedKeys(keys.path), { cause: error });
  }
}

/** An address as it is kept. @throws {CommandError} */
function addressIn(text: string, words: SyncTexts): string {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== "") throw mistyped(words.badAddress(text));
  return `${url.origin}${url.pathname}`.replace(/\/+$/, "");
}

/** Joins what came with what is here by now. @returns The lessons of which something is new. */
function take(file: ProgressFile, theirs: Progress): string[] {
  let before: Progress | undefined;
  const after = file.change((own) => mergeProgress((before = own), theirs));
  return before ? newIn(after, before) : [];
}

function newIn(after: Progress, before: Progress): string[] {
  return Object.keys(after.lessons).filter((id) => !isDeepStrictEqual(after.lessons[id], before.lessons[id]));
}

function tell({ api, received, sent, keys }: SyncReport, isNew: boolean, words: SyncTexts): void {
  if (isNew) console.log(words.newLearner(api, keys));
  const isNews = received.length + sent.length > 0;
  console.log(isNews ? words.synced(api, received.length, sent.length) : words.nothingNew(api));
}
