import type { NoticeTexts } from "./texts.ts";

export const es: NoticeTexts = {
  dismiss: "Cerrar el aviso",
  notKept: "Este navegador no deja guardar nada, o no le queda sitio: lo que hagas aquí no se guarda.",
  takeAlong: "Llévatelo en un archivo",
  collision: (file) =>
    `${file} se cambió a la vez en otra pestaña. Se queda la última versión; la otra está guardada.`,
  keptThere: "Ver las versiones guardadas",
  update: "Hay una versión nueva. Tus programas y tu progreso se quedan como están.",
  reload: "Usarla ahora",
};
