import type { ShareTexts } from "./texts.ts";

export const es: ShareTexts = {
  share: "Compartir",
  shareMore:
    "Quien abra este enlace verá tu programa tal como está ahora. Va entero en el enlace: no se guarda en ningún otro sitio.",
  link: "Enlace a tu programa",
  withSchedule: "Con el orden en el que falló al comprobarlo, para repetirlo",
  copy: "Copiar",
  copied: "Copiado",
  close: "Cerrar",
  title: "Un programa compartido",
  shared: "Este programa ha llegado en un enlace. Puedes leerlo y ejecutarlo; para cambiarlo, quédatelo.",
  sharedBesideOwn:
    "Este programa ha llegado en un enlace; el tuyo sigue como lo dejaste. Si te quedas con este, el tuyo se guarda en «Tu progreso».",
  keep: "Quedármelo",
  back: "Volver al mío",
  replay: "Ver qué pasa con su orden",
  problem: {
    damaged:
      "El programa de este enlace no se puede leer: le falta un trozo o está cambiado. Pide que te lo manden otra vez, entero.",
    newer: "Este enlace es de una versión más nueva del curso. Carga la página otra vez.",
    "too-large": "Este programa es demasiado grande para un enlace.",
    "other-lesson": "El programa de este enlace es de otra lección.",
  },
};
