import { schemaPath } from "@mp/content";
import { type Draft, type DraftFiles, lessonJson } from "./draft.ts";
import { toJson } from "./json.ts";

/** An exercise to begin from: its start fails, its solution passes, its mistakes get their messages; its texts are to be written. */
export function exerciseDraft(draft: Draft): DraftFiles {
  const { path, lesson } = draft;
  const mistake = (id: string, message: string, at: number) => ({
    [`mistakes/${id}/mistake.json`]: toJson({
      $schema: schemaPath(`${path}/mistakes/${id}/mistake.json`, "mistake"),
      misconception: lesson.misconceptions[at] ?? lesson.misconceptions[0],
      message,
    }),
  });
  return {
    "lesson.json": lessonJson(draft, { exercise: { file: "main.ts" } }),
    "es.md": ES(lesson.title.es),
    "en.md": EN(lesson.title.en),
    "messages.json": toJson({ $schema: schemaPath(`${path}/messages.json`, "messages"), ...MESSAGES }),
    "check.ts": CHECK,
    "start/main.ts": program('p.start();\n  console.log("[[es:listo|en:done]]");'),
    "solution/main.ts": program('p.start();\n  await p.join();\n  console.log("[[es:listo|en:done]]");'),
    ...mistake("espera-a-ojo", "not-joined", 0),
    "mistakes/espera-a-ojo/main.ts": program(
      'p.start();\n  sleepSync(200);\n  console.log("[[es:listo|en:done]]");',
    ),
    ...mistake("no-lo-pone-en-marcha", "no-process", 1),
    "mistakes/no-lo-pone-en-marcha/main.ts": program('console.log("[[es:listo|en:done]]", p.exitCode);'),
  };
}

const program = (end: string) => `import { Process, isMainProcess, sleepSync } from "@mp/runtime";

function worker() {
  sleepSync(100);
  console.log("[[es:hecho|en:did it]]");
}

if (isMainProcess) {
  const p = new Process({ target: worker });
  ${end}
}
`;

const MESSAGES = {
  tests: {
    waits: {
      es: "TODO: lo que se mira, como lo lee el estudiante",
      en: "TODO: what is looked at, as the student reads it",
    },
  },
  messages: {
    "no-process": { es: "TODO: qué pasa y qué probar", en: "TODO: what is wrong and what to try" },
    "not-joined": { es: "TODO: qué pasa y qué probar", en: "TODO: what is wrong and what to try" },
  },
};

const CHECK = `import type { Check } from "@mp/content";

/** The parent's own order decides: it starts a process and waits for it, whatever the scheduler does. */
const check: Check = ({ events, main }) => {
  const mine = events.filter((event) => event.process.pid === main.pid);
  const waited = mine.some((event) => event.type === "join.end");
  const started = mine.some((event) => event.type === "process.start");
  if (started && waited) return [{ test: "waits", task: 1 }];
  return [{ test: "waits", task: 1, failure: { message: started ? "not-joined" : "no-process" } }];
};

export default check;
`;

const ES = (title: string) => `# ${title}

TODO: qué falla y qué hay que conseguir.

## El programa que te dejan

\`\`\`ts file=start/main.ts
\`\`\`

TODO: qué mirar al ejecutarlo.

## 1. TODO: la tarea

TODO: qué tiene que cumplir el programa, pase lo que pase.

### 1.1

TODO: una pregunta que ponga en el camino.

### 1.2

TODO: lo que hay que usar.

### 1.3

TODO: casi la solución.

## Y ahora, mira

TODO: qué se ve en la ejecución del programa arreglado.
`;

const EN = (title: string) => `# ${title}

TODO: what goes wrong, and what is to be reached.

## The program you are given

\`\`\`ts file=start/main.ts
\`\`\`

TODO: what to watch when it runs.

## 1. TODO: the task

TODO: what the program must do, whatever happens.

### 1.1

TODO: a question that puts the student on the way.

### 1.2

TODO: what to use.

### 1.3

TODO: nearly the solution.

## And now, look

TODO: what shows when the mended program runs.
`;
