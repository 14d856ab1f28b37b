import type { DoctorTexts } from "./doctor-texts.ts";

const count = (n: number, one: string) => `${n} ${n === 1 ? one : `${one}s`}`;

/** What `mp doctor` says in English. */
export const en: DoctorTexts = {
  names: {
    node: "Node",
    cores: "Cores",
    memory: "Shared memory",
    terminal: "Terminal",
    editor: "Editor",
    python: "Python",
    folders: "Folders",
    progress: "Progress",
    course: "Course",
  },
  node: (version, least, isOld) =>
    isOld
      ? {
          seen: `${version}; at least ${least} is needed`,
          mend: `Install Node ${least} or newer from https://nodejs.org`,
        }
      : { seen: version },
  cores: (cores) =>
    cores > 1
      ? { seen: `${cores}` }
      : {
          seen: "1",
          mend: "Everything works, but nothing gets faster by processes: measure on a machine with more.",
        },
  memoryWorks: "threads share memory and wake each other",
  memoryFails: (why) => ({
    seen: `threads do not share memory: ${why}`,
    mend: "Start Node without options that forbid threads or shared memory (NODE_OPTIONS).",
  }),
  noTerminal: {
    seen: "none here: commands work, the tutor opens in a terminal only",
    mend: "Type mp in a terminal.",
  },
  terminal: (size, colours, unicode) =>
    `${size}, ${colours === 2 ? "no colours" : `${colours} colours`}, ${unicode ? "Unicode" : "ASCII only"}`,
  smallTerminal: (least) => `Make the window larger: ${least} is comfortable.`,
  noUnicode: "Set a UTF-8 locale, as in LANG=en_GB.UTF-8, and pictures get finer.",
  editor: (command, isChosen) => (isChosen ? command : `${command} (neither VISUAL nor EDITOR is set)`),
  noEditor: (command) => ({
    seen: `${command} is not there`,
    mend: 'Set EDITOR to the command of an editor, as in EDITOR="code --wait", or open your programs yourself: mp reset says where they are.',
  }),
  python: (version, path) => `CPython ${version} (${path})`,
  noPython: (tried, found) => ({
    seen: `${found === undefined ? `none found as ${tried.join(", ")}` : `${found}, and at least CPython 3.8 is needed`}: programs in TypeScript run, those in Python do not`,
    mend: "Install CPython 3.8 or newer from https://python.org, or say with MP_PYTHON where it is.",
  }),
  folders: (folder, free) =>
    free < 20
      ? { seen: `${folder}: ${free} MB left`, mend: "Make room on that disk." }
      : { seen: `${folder} can be written` },
  folderFails: (folder, why) => ({
    seen: `${folder} cannot be written (${why})`,
    mend: "Give yourself the right to, make room, or choose another folder with MP_HOME.",
  }),
  noProgress: "none yet",
  progress: (lessons, file) => `${count(lessons, "lesson")} begun (${file})`,
  progressDamaged: (file) => ({
    seen: `${file} cannot be understood`,
    mend: "Open mp: it is put aside and you begin anew. If you have a document of mp export, import it.",
  }),
  course: (lessons, exercises, languages) =>
    `${count(lessons, "lesson")} (${count(exercises, "exercise")}), in ${count(languages, "language")}`,
  courseFails: (why) => ({ seen: why, mend: "Install mp again; if you write lessons, mend what is named." }),
  verdict: (failed, warned) => {
    if (failed > 0) return `${count(failed, "thing")} to mend.`;
    return warned > 0
      ? `All that is needed is there; ${count(warned, "remark")}.`
      : "Everything is in place.";
  },
};
