import type { ManualTexts } from "./manual-texts.ts";

/** The manual in English. */
export const en: ManualTexts = {
  title: "mp, the multiprocessing tutor",
  headings: {
    name: "Name",
    synopsis: "Usage",
    description: "Description",
    commands: "Commands",
    options: "Options",
    environment: "Environment",
    files: "Files",
    examples: "Examples",
    exit: "Exit code",
    json: "JSON",
    more: "See also",
  },
  groups: {
    read: "Read and run",
    practise: "Exercises",
    look: "Look inside a program",
    keep: "Your progress",
    about: "About mp",
  },
  intro: [
    "mp alone opens the tutor in the terminal. A LESSON is named by its id (mp-worker) or by its number (1.3). No command asks anything: what it needs is on the command line.",
  ],
  commands: {
    list: {
      summary: "the lessons, and how far you are",
      description: [
        "Lists the modules and lessons of the course, each with its id and its state: not started, started, done.",
      ],
      examples: [
        ["list", "all lessons"],
        ["list --ids", "ids alone, one a line, for scripts"],
        ["list --json", "the same for machines"],
      ],
      json: "An array with one object for each lesson.",
    },
    show: {
      summary: "the text of a lesson",
      description: [
        "Prints a lesson as it stands in the tutor: text, code, questions, tasks and hints. No answer is given away.",
      ],
      examples: [
        ["show mp-worker", "by its id"],
        ["show 1.3 --lang es", "by its number, in Spanish"],
      ],
      json: "The lesson: its text, its questions without the right answer, its tasks, where your copy is.",
    },
    run: {
      summary: "runs a program: what each process prints",
      description: [
        "Runs a lesson's program (your copy, if you have one) or a file, really in parallel, and prints each line with the time, the process that wrote it, and in its colour. Ctrl-C stops it at once.",
        "A lesson has a budget of time, output and processes, and a file a generous one: a program that meets a limit is stopped, and you are told which.",
      ],
      examples: [
        ["run nace-un-proceso", "a lesson's program"],
        ["run 1.2 --language python", "the same program in Python"],
        ["run mine.ts -- 4 --fast", "a file, with arguments for it"],
      ],
      json: "An object a line for each event, as it happens: output, process.start, join.begin, …, exit.",
      exit: { failed: "the program fails" },
    },
    check: {
      summary: "checks an exercise: your copy, or a file",
      description: [
        "Runs your program, looks at what its processes did, and says which properties hold and which do not, and why. Where schedules decide, all are tried, and one that breaks the program is kept for mp replay.",
        "With --watch it checks again each time you save, until Ctrl-C. On folders that do not tell of changes (some network and container mounts) the file is looked at every second as well.",
      ],
      examples: [
        ["check mp-worker", "your copy"],
        ["check mp-worker mine.ts", "another file"],
        ["check mp-worker --watch", "again at each save"],
      ],
      json: "Exercism's results.json, version 3; with --watch, one a line.",
      exit: { failed: "a property does not hold", unfinished: "the program could not be checked" },
    },
    hint: {
      summary: "the next help: hints, puzzle, difference",
      description: [
        "Gives the next help, and a little more each time: the hints of the tasks one by one, then the lines of the solution in disorder, then where your program differs from it, then the solution.",
      ],
      examples: [
        ["hint mp-worker", "the next one"],
        ["hint mp-worker --task 2", "the next hint of task 2"],
      ],
      json: "The help: a hint, the lines in disorder, the difference or the solution.",
    },
    solution: {
      summary: "the solution of an exercise",
      description: [
        "Shows the solution and where your program differs from it. It is noted in your progress that you have seen it.",
      ],
      examples: [["solution mp-worker", "the solution"]],
      json: "The solution and the difference.",
    },
    reset: {
      summary: "a fresh copy of a program to work on",
      description: [
        "Puts the program as given in your folder, and says where. If you had a version, it is kept beside it, under another name.",
      ],
      examples: [["reset mp-worker", "begin anew"]],
      json: "Where the program is, and where your version was put.",
    },
    trace: {
      summary: "runs it and draws what each process did",
      description: [
        "The program really runs in parallel. Its output comes as it is written; then each process is drawn as a lane: when it was running, when it was blocked, on what, and who held it. Then what was found, with file and line.",
        "A program that went well may still be wrong: explore tries other schedules.",
      ],
      examples: [
        ["trace 1.2", "a lesson's program"],
        ["trace mine.ts --view text", "told in sentences"],
        ["trace mine.ts --perfetto t.json", "for https://ui.perfetto.dev"],
      ],
      json: "One document: events, findings, how it ended.",
      exit: { ok: "no fault was seen", failed: "the program fails, or a fault was seen" },
    },
    explore: {
      summary: "looks for the schedule that breaks it",
      description: [
        "The program's processes take turns: each operation of the runtime is a place where another may go on. What differs between schedules is folded and counted, and the shortest schedule that fails is shown, with what repeats it.",
        "A fault is a deadlock, an error nobody caught, a run that does not end, a data race, or another fault of use. Different outputs are different outcomes.",
      ],
      examples: [
        ["explore mine.ts", "all with at most 2 preemptions"],
        ["explore mine.ts --bound 3", "more of them"],
        ["explore mine.ts --seeds 500", "500 drawn at random"],
      ],
      json: "One document: outcomes, findings, the shortest schedule that fails.",
      exit: {
        ok: "no fault in what was explored",
        failed: "a fault was found",
        unfinished: "the program could not be explored",
      },
    },
    replay: {
      summary: "one schedule again, exactly",
      description: [
        "Runs a program by turns in exactly the order that a schedule says, and shows it step by step. Without a schedule, it is the one with which the last check of that lesson failed.",
      ],
      examples: [
        ["replay mi-candado", "the schedule that failed the last check"],
        ["replay mine.ts aXbY2", "a schedule that explore printed"],
      ],
      json: "One document, as that of mp trace.",
      exit: { ok: "no fault in this schedule", failed: "the schedule fails, as it did before" },
    },
    export: {
      summary: "your progress and your code in one file",
      description: [
        "Writes your progress and the programs you wrote as one JSON document: to a file, or to standard output. It is what the other tutors read, and mp import on another machine.",
      ],
      examples: [
        ["export mine.json", "to a file"],
        ["export > mine.json", "the same"],
      ],
      json: "The document is JSON anyway: the option changes nothing.",
    },
    import: {
      summary: "takes what export wrote, and merges it",
      description: [
        "Merges a document of mp export into what is here: nothing is lost. What was done on either side is done. Where both have a version of a program, that of the document takes its place and yours is kept beside it.",
      ],
      examples: [
        ["import mine.json", "from a file"],
        ["import - < mine.json", "from standard input"],
      ],
      json: "What came of it: lessons with news, programs written, where your own versions are kept.",
    },
    sync: {
      summary: "joins your progress with an API's",
      description: [
        "Sends your progress to an API of the course and takes what it has of you from other devices: nothing is lost on either side, in whichever order and however often. Programs stay where they are: export takes those along.",
        "The first time you become a learner there, without name or password. The token that makes you one is kept in api.json, beside your progress, for you alone to read; the address is kept, too. On another device, give that token once as MP_TOKEN.",
      ],
      examples: [
        ["sync --api http://localhost:8420", "an API on this machine"],
        ["sync", "the one of the last time"],
      ],
      json: "The API, the learner, the lessons with news here and there.",
      exit: {
        unfinished: "the API cannot be reached, or refuses: nothing was changed",
        machine: "a file cannot be read or written",
      },
    },
    doctor: {
      summary: "looks whether everything is in place",
      description: [
        "Looks at Node, processor cores, shared memory, the terminal, your editor, Python, your folders, your progress and the course. Each line says whether it is well, and if it is not, what mends it.",
      ],
      examples: [["doctor", "everything"]],
      json: "An array of checks, each with its state, what was seen and the mend.",
      exit: { ok: "nothing fails; warnings do not count", failed: "something fails" },
    },
    completion: {
      summary: "completion of commands for your shell",
      description: [
        "Prints a script that has your shell complete commands, options and the ids of lessons.",
        'bash: add eval "$(mp completion bash)" to ~/.bashrc. zsh: add eval "$(mp completion zsh)" to ~/.zshrc, after compinit. fish: mp completion fish > ~/.config/fish/completions/mp.fish. PowerShell: add mp completion powershell | Out-String | Invoke-Expression to $PROFILE.',
      ],
      examples: [["completion bash", "the script for bash"]],
      json: "The shell and the script.",
    },
    help: {
      summary: "the manual: of all, or of one command",
      description: ["Prints this manual. mp COMMAND --help says the same."],
      examples: [
        ["help", "all commands"],
        ["help check", "one of them"],
      ],
      json: "The commands, with operands, options, schemas and exit codes.",
    },
  },
  operands: {
    lesson: "LESSON",
    program: "LESSON|FILE",
    file: "FILE",
    schedule: "SCHEDULE",
    shell: "bash|zsh|fish|powershell",
    command: "COMMAND",
  },
  values: {
    time: "SECONDS",
    task: "N",
    poll: "MS",
    perfetto: "FILE",
    replay: "SCHEDULE",
    bound: "N",
    seeds: "N",
    limit: "N",
    api: "URL",
  },
  options: {
    lang: "language of what mp says",
    json: "for machines",
    help: "this help",
    version: "the version of mp",
    ids: "ids of lessons alone, one a line",
    language: "language of the program; a file has that of its ending",
    time: "stops after so many seconds",
    task: "of this task",
    watch: "checks again at each save, until Ctrl-C",
    poll: "with --watch: looks at the file every so many milliseconds",
    perfetto: "writes the trace for https://ui.perfetto.dev",
    replay: "one schedule only: that which explore printed",
    plain: "the tutor as a dialogue: for screen readers",
    sites: "without lines of the program: records with less effort",
    view: "drawn, or told in sentences, as without a terminal",
    bound: "every schedule with at most N preemptions (2 if not said)",
    seeds: "N schedules drawn at random",
    limit: "at most N schedules",
    strategy: "all, at random, or at random with priorities",
    api: "the address of the API; kept for the next time",
  },
  exit: {
    ok: "it went well",
    failed: "the program, the check or the search found a fault",
    usage: "the command was mistyped",
    unfinished: "it could not get to its end: a limit was met, it was stopped, it could not be loaded",
    machine: "a file cannot be read or written, or what is needed is not on this machine",
    fault: "a fault of the course or of mp",
    interrupted: "Ctrl-C, when there was nothing to finish",
  },
  environment: {
    MP_HOME: "folder of your progress and your code",
    "VISUAL, EDITOR": "your editor",
    MP_PYTHON: "the CPython that runs programs in Python",
    MP_COURSE: "the folder of another course, for those who write one",
    MP_API: "the address of the API for mp sync",
    MP_TOKEN: "for mp sync: a learner's token from another device",
    NO_COLOR: "no colours",
    MP_SCREEN_READER: "1: as with --plain",
    MP_POLL: "how often saves are looked for (ms)",
    "LC_ALL, LANG": "your language, if you have chosen none",
  },
  optionsWord: "options",
  argumentsWord: "ARGUMENTS",
  inRepository: (prefix) => `In the repository, instead of mp type: ${prefix}`,
  moreOn: (command) => `More about one of them: ${command}`,
  described: (schema) => `JSON Schema: ${schema}`,
};
