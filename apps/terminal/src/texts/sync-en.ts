import type { SyncTexts } from "./sync-texts.ts";

const lessons = (n: number) => `${n} ${n === 1 ? "lesson" : "lessons"}`;
const UNCHANGED = "Your progress is on this machine as it was.";

/** What `mp sync` says in English. */
export const en: SyncTexts = {
  noApi: (prefix) =>
    `With which API? ${prefix} sync --api URL, or set MP_API. From then on ${prefix} sync is enough.`,
  badAddress: (address) => `"${address}" is no address of an API. One looks like http://localhost:8420.`,
  badToken: "MP_TOKEN is no token of a learner: one begins with mpl_. Copy all of it.",
  unreachable: (api, why) =>
    `${api} cannot be reached (${why}). ${UNCHANGED} Look at the address and at the network, and sync again later.`,
  notTheApi: (api) =>
    `${api} answers, but not as an API of the course does. ${UNCHANGED} Look at the address.`,
  unknownToken: (api, file) =>
    `${api} does not know the learner whose token this is. ${UNCHANGED} Give another one as MP_TOKEN, or take it out of ${file} and sync again: you become a new learner, with all the progress that is here.`,
  refused: (api, why) => `${api} refuses: ${why}\n${UNCHANGED}`,
  newer: (api) => `What ${api} has was written by a newer mp. ${UNCHANGED} Install that one here, too.`,
  damagedKeys: (file) =>
    `${file} cannot be read as what it should be. Mend it, or put it somewhere else: then you become a new learner.`,
  newLearner: (api, file) =>
    `You are a new learner at ${api}. Your token is in ${file}: keep it to yourself.`,
  synced: (api, received, sent) =>
    `Joined with ${api}: news of ${lessons(received)} from there, of ${lessons(sent)} from here.`,
  nothingNew: (api) => `Joined with ${api}: both knew the same already.`,
};
