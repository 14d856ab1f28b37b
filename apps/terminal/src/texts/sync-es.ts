import type { SyncTexts } from "./sync-texts.ts";

const lessons = (n: number) => `${n} ${n === 1 ? "lección" : "lecciones"}`;
const UNCHANGED = "Tu progreso sigue en esta máquina como estaba.";

/** What `mp sync` says in Spanish. */
export const es: SyncTexts = {
  noApi: (prefix) =>
    `¿Con qué API? ${prefix} sync --api URL, o define MP_API. Desde entonces basta con ${prefix} sync.`,
  badAddress: (address) => `«${address}» no es la dirección de una API. Una es como http://localhost:8420.`,
  badToken: "MP_TOKEN no es una clave de estudiante: empieza por mpl_. Cópiala entera.",
  unreachable: (api, why) =>
    `No se llega a ${api} (${why}). ${UNCHANGED} Mira la dirección y la red, y sincroniza más tarde.`,
  notTheApi: (api) => `${api} responde, pero no como una API del curso. ${UNCHANGED} Mira la dirección.`,
  unknownToken: (api, file) =>
    `${api} no conoce al estudiante de esta clave. ${UNCHANGED} Da otra como MP_TOKEN, o quítala de ${file} y sincroniza otra vez: serás un estudiante nuevo, con todo el progreso que hay aquí.`,
  refused: (api, why) => `${api} no quiere: ${why}\n${UNCHANGED}`,
  newer: (api) => `Lo que tiene ${api} lo escribió un mp más nuevo. ${UNCHANGED} Instala ese también aquí.`,
  damagedKeys: (file) =>
    `${file} no se puede leer como lo que debería ser. Arréglalo, o ponlo en otro sitio: entonces serás un estudiante nuevo.`,
  newLearner: (api, file) =>
    `Eres un estudiante nuevo en ${api}. Tu clave está en ${file}: no se la des a nadie.`,
  synced: (api, received, sent) =>
    `Unido con ${api}: novedades de ${lessons(received)} de allí, de ${lessons(sent)} de aquí.`,
  nothingNew: (api) => `Unido con ${api}: ambos sabían ya lo mismo.`,
};
