import type { Language } from "@mp/content";
import type { AmdahlTexts } from "./amdahl-texts.ts";

const es: AmdahlTexts = {
  title: "Tu aceleración y la ley de Amdahl",
  about:
    "Cada ejecución añade los puntos que mide. Las líneas finas son la ley, según la parte que no se reparte; la gruesa es la que mejor se ajusta a tus puntos.",
  noPoints: "Aún no hay puntos: ejecuta el programa, y cambia cuántos procesos pones.",
  fitted: (percent, most) =>
    `Lo que mejor se ajusta: un ${percent} % del trabajo no se reparte.${most === undefined ? "" : ` Nunca irá más de ${most} veces más rápido.`}`,
  processes: "Procesos",
  measured: "Aceleración medida",
  law: "Según la ley, con esa parte",
  clear: "Quitar los puntos",
};

const en: AmdahlTexts = {
  title: "Your speed-up, and Amdahl's law",
  about:
    "Each run adds the points it measures. The thin lines are the law, by the part that is not shared out; the thick one fits your points best.",
  noPoints: "There are no points yet: run the program, and change how many processes it uses.",
  fitted: (percent, most) =>
    `What fits best: ${percent}% of the work is not shared out.${most === undefined ? "" : ` It will never be more than ${most} times as fast.`}`,
  processes: "Processes",
  measured: "Speed-up measured",
  law: "By the law, with that part",
  clear: "Take the points away",
};

const all: Readonly<Record<Language, AmdahlTexts>> = { es, en };

/** The words of the curve in a language. */
export function amdahlWords(language: Language): AmdahlTexts {
  return all[language];
}
