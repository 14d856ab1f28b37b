import { type CourseFiles, SCHEMA_NAMES, schemaPath } from "../src/index.ts";

/** A course with one lesson and one exercise, as small as the schema allows. */
export function minimalCourse(): Map<string, string> {
  return new Map(
    Object.entries({
      ...withSchemas("", head),
      ...withSchemas("01-uno/01-leccion/", lesson),
      ...withSchemas("01-uno/02-ejercicio/", exercise),
    }),
  );
}

/** The minimal course with some of its files changed; `undefined` takes a file away. */
export function courseWith(changes: Readonly<Record<string, string | undefined>>): CourseFiles {
  const files = minimalCourse();
  for (const [path, text] of Object.entries(changes)) {
    if (text === undefined) files.delete(path);
    else files.set(path, text);
  }
  return files;
}

const words = { es: "Hola", en: "Hello" };
const json = (value: object) => JSON.stringify(value);
const budget = { timeMs: 5000, outputBytes: 10_000, processes: 8 };
const about = { minutes: 5, objective: words, misconceptions: ["M7"], budget };

function planned(id: string, kind: string, title: object, topics: readonly string[]): object {
  return {
    id,
    kind,
    core: true,
    title,
    objective: words,
    minutes: 5,
    prerequisites: [],
    misconceptions: ["M7"],
    topics,
  };
}

const head = {
  "course.json": json({ title: words, summary: words, modules: ["01-uno"] }),
  "glossary.json": json({ lock: { es: "cerrojo", en: "lock", avoid: { es: ["candado"] }, meaning: words } }),
  "misconceptions.json": json({ M7: { ...words, source: "a study" } }),
  "figures.json": json({
    ovens: {
      script: "figures/ovens.ts",
      what: words,
      date: "2026-11-22",
      machine: "2 cores",
      values: { one: { value: 1.84, unit: "s" }, count: { value: 3, unit: "", digits: 0 } },
    },
  }),
  "plan.json": json({
    topics: { start: "A process is started" },
    modules: [
      {
        id: "uno",
        folder: "01-uno",
        title: words,
        summary: words,
        prerequisites: [],
        lessons: [
          planned("leccion", "lesson", { es: "Lección", en: "Lesson" }, ["start"]),
          planned("ejercicio", "exercise", { es: "Ejercicio", en: "Exercise" }, []),
        ],
      },
    ],
  }),
  "01-uno/module.json": json({
    id: "uno",
    title: words,
    summary: words,
    prerequisites: [],
    lessons: ["01-leccion", "02-ejercicio"],
  }),
};

const lesson = {
  "lesson.json": json({
    id: "leccion",
    kind: "lesson",
    ...about,
    output: { order: "exact", lines: ["[[es:Hola|en:Hello]]"] },
  }),
  "es.md":
    "# Lección\n\nUn [cerrojo](term:lock).\n\n```ts file=program.ts\n```\n\n## ?q Pregunta\n\n- [ ] a\n  > no\n- [x] b\n  > sí\n",
  "en.md":
    "# Lesson\n\nA [lock](term:lock).\n\n```ts file=program.ts\n```\n\n## ?q Question\n\n- [ ] a\n  > no\n- [x] b\n  > yes\n",
  "program.ts": 'console.log("[[es:Hola|en:Hello]]");\n',
  "program.py": 'print("[[es:Hola|en:Hello]]")\n',
};

const exercise = {
  "lesson.json": json({ id: "ejercicio", kind: "exercise", ...about, exercise: { file: "main.ts" } }),
  "es.md": "# Ejercicio\n\n## 1. Tarea\n\nHaz algo.\n\n### 1.1\n\nPiensa.\n",
  "en.md": "# Exercise\n\n## 1. Task\n\nDo something.\n\n### 1.1\n\nThink.\n",
  "messages.json": json({ tests: { works: words }, messages: { wrong: words } }),
  "check.ts": "export default () => [];\n",
  "start/main.ts": "",
  "solution/main.ts": "",
  "mistakes/uno/mistake.json": json({ misconception: "M7", message: "wrong" }),
  "mistakes/uno/main.ts": "",
  "mistakes/dos/mistake.json": json({ misconception: "M7", message: "wrong" }),
  "mistakes/dos/main.ts": "",
};

/** Files under a folder; those of JSON name their schema. */
function withSchemas(folder: string, files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).map(([name, text]) => {
      const path = `${folder}${name}`;
      const schema = SCHEMA_NAMES.find((each) => path.endsWith(`${each}.json`));
      const line = schema && `{"$schema":"${schemaPath(path, schema)}"${text === "{}" ? "" : ","}`;
      return [path, line ? text.replace("{", line) : text];
    }),
  );
}
