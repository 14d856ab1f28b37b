import type { ProgressTexts } from "./texts.ts";

export const es: ProgressTexts = {
  title: "Tu progreso",
  intro: "Todo lo que haces se queda en este navegador. Aquí lo ves, te lo llevas o lo borras.",
  begun: (done, begun, all) =>
    `${done} de ${all} lecciones hechas; ${begun === 1 ? "1 empezada" : `${begun} empezadas`}.`,
  where: "Dónde está",
  place: {
    database:
      "En la base de datos de este navegador. Lo último que escribes se guarda en el acto, antes de nada.",
    journal:
      "En el almacén pequeño de este navegador: no deja usar su base de datos. Cabe menos; llévate una copia.",
    page: "En ningún sitio: este navegador no deja guardar nada, o no le queda sitio. Llévatelo en un archivo.",
  },
  promised: "El navegador ha prometido no borrarlo por su cuenta.",
  notPromised: "Si al disco le falta sitio, el navegador puede borrarlo.",
  askPromise: "Pedirle que no lo borre",
  notGiven: "El navegador no lo promete. Llévate una copia de vez en cuando.",
  programs: "Tus programas",
  noPrograms: "Todavía no has cambiado ningún programa.",
  versions: "Versiones guardadas",
  versionsMore: "Lo que escribiste y ya no es tu programa. Nada de esto se borra solo.",
  because: {
    reset: "volviste al original",
    replaced: "llegó otra versión",
    elsewhere: "se cambió en dos pestañas a la vez",
  },
  takeBack: "Recuperar",
  takeBackOf: (file, at) => `Recuperar ${file}, de ${at}`,
  along: "Llevártelo",
  alongMore:
    "Un archivo con tu progreso y tus programas: se abre en otro navegador, o en la terminal con «mp import». Abrir uno junta los dos; no quita nada.",
  save: "Guardar un archivo",
  open: "Abrir un archivo",
  imported: (lessons, programs) =>
    `Juntado: ${lessons === 1 ? "1 lección" : `${lessons} lecciones`} con algo nuevo y ${programs === 1 ? "1 programa" : `${programs} programas`}.`,
  nothingNew: "En ese archivo no hay nada que no estuviera ya aquí.",
  keptAside: (versions) => `Tus versiones de antes están guardadas abajo: ${versions}.`,
  notImported: "Ese archivo no se puede abrir; aquí no ha cambiado nada.",
  sync: "En varios dispositivos",
  syncMore:
    "Tu progreso puede ser el mismo en todos. Sin nombre ni contraseña: te da una clave, y quien la tenga eres tú. Los programas van en el archivo, no por aquí.",
  noApi: "Este sitio no tiene con qué: es solo páginas. Puedes llevarte un archivo.",
  noAnswer: "No hay respuesta. ¿Hay red?",
  begin: "Empezar, con una clave nueva",
  haveToken: "Ya tengo una clave",
  useToken: "Usarla",
  noToken: "Eso no es una clave: empiezan por mpl_.",
  token: "Tu clave",
  tokenMore:
    "Escríbela en el otro dispositivo. Guárdala como una contraseña: no hay otra manera de volver a tenerla.",
  copy: "Copiar",
  copied: "Copiada",
  syncNow: "Sincronizar ahora",
  syncEnd: "Dejarlo en este navegador",
  syncForget: "Borrarlo de allí",
  working: "Sincronizando…",
  synced: (time) => `Igual en todos, a las ${time}.`,
  waiting: "Sin red, o sin respuesta. Lo que hagas se queda aquí y se envía en cuanto se pueda.",
  refused: (why) => `No se ha podido: ${why}. Se vuelve a intentar.`,
  unknown: "Esa clave ya no vale. Lo tuyo sigue aquí; empieza con otra.",
  forget: "Borrar todo",
  forgetMore:
    "Tu progreso, tus programas y las versiones guardadas de este navegador. Si sincronizas, lo que está allí se queda.",
  forgetSure: "¿Borrarlo todo? No se puede deshacer.",
  forgetYes: "Sí, borrarlo",
  forgetNo: "No",
  forgotten: "Borrado. Aquí ya no hay nada tuyo.",
};
