import { type Draft, type DraftFiles, lessonJson } from "./draft.ts";

/** A lesson to begin from: its program runs, its prediction is right, and its texts are to be written. */
export function lessonDraft(draft: Draft): DraftFiles {
  const output = {
    order: "exact",
    lines: ["[[es:hola de parte de|en:hello from]] Process-1", "[[es:código de salida|en:exit code]]: 0"],
  };
  const { title } = draft.lesson;
  return {
    "lesson.json": lessonJson(draft, { predictions: [{ question: "prediccion", line: 2 }], output }),
    "es.md": ES(title.es),
    "en.md": EN(title.en),
    "program.ts": TYPESCRIPT,
    "program.py": PYTHON,
  };
}

const TYPESCRIPT = `import { Process, currentProcess, isMainProcess } from "@mp/runtime";

function worker() {
  const { name } = currentProcess();
  console.log(\`[[es:hola de parte de|en:hello from]] \${name}\`);
}

if (isMainProcess) {
  const p = new Process({ target: worker });
  p.start();
  await p.join();
  console.log(\`[[es:código de salida|en:exit code]]: \${p.exitCode}\`);
}
`;

const PYTHON = `from multiprocessing import Process, current_process


def worker():
    print(f"[[es:hola de parte de|en:hello from]] {current_process().name}")


if __name__ == "__main__":
    p = Process(target=worker)
    p.start()
    p.join()
    print(f"[[es:código de salida|en:exit code]]: {p.exitcode}")
`;

const ES = (title: string) => `# ${title}

TODO: de qué trata, en dos frases, con algo que se pueda imaginar.

## El programa

\`\`\`ts file=program.ts
\`\`\`

TODO: qué mirar en él.

## ?prediccion Predice antes de ejecutar

TODO: la pregunta. Cada respuesta empieza por lo que escribiría el programa.

- [x] \`0\`, TODO: porque…

  > TODO: por qué es así.
- [ ] \`1\`, TODO: porque…

  > TODO: por qué no.

## Ejecútalo

TODO: pulsa \`r\`; en qué fijarse.

\`\`\`py file=program.py
\`\`\`

## ?por-que ¿Por qué?

TODO: la pregunta.

- [ ] TODO

  > TODO: por qué no.
- [x] TODO

  > TODO: por qué sí.

## Prueba tú

TODO: dos o tres cambios que enseñen algo.
`;

const EN = (title: string) => `# ${title}

TODO: what it is about, in two sentences, with something one can picture.

## The program

\`\`\`ts file=program.ts
\`\`\`

TODO: what to look at in it.

## ?prediccion Predict before you run

TODO: the question. Each answer begins with what the program would print.

- [x] \`0\`, TODO: because…

  > TODO: why it is so.
- [ ] \`1\`, TODO: because…

  > TODO: why not.

## Run it

TODO: press \`r\`; what to watch.

\`\`\`py file=program.py
\`\`\`

## ?por-que Why?

TODO: the question.

- [ ] TODO

  > TODO: why not.
- [x] TODO

  > TODO: why so.

## Your turn

TODO: two or three changes that teach something.
`;
