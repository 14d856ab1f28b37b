import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { COMMAND_NAMES, optionsOf } from "../../src/cli/table/commands.ts";
import { typedAs } from "../../src/cli/table/options.ts";
import { mp, StudentHome } from "../support/mp.ts";

// Real shells on a machine that may be busy with others.
vi.setConfig({ testTimeout: 120_000 });

let home: StudentHome;
let env: Record<string, string>;

beforeAll(() => {
  home = new StudentHome();
  for (const shell of ["bash", "zsh", "fish", "powershell"]) {
    writeFileSync(join(home.folder, `mp.${shell}`), mp(home, ["completion", shell]).stdout);
  }
  writeFileSync(join(home.folder, "mine.ts"), "");
  // The scripts ask `mp list --ids`: here it answers at once.
  const bin = join(home.folder, "bin");
  mkdirSync(bin);
  writeFileSync(
    join(bin, "mp"),
    "#!/bin/sh\n[ \"$*\" = 'list --ids' ] && printf 'mp-worker\\nmi-candado\\nla-cola\\n'\n",
  );
  chmodSync(join(bin, "mp"), 0o755);
  env = home.env({ LANG: "C.UTF-8" });
  env["PATH"] = bin + delimiter + (env["PATH"] ?? "");
});
afterAll(() => home[Symbol.dispose]());

/** What a script of a shell prints, in lines. */
function lines(shell: string, script: string): readonly string[] {
  const args = { bash: ["--norc", "-c"], zsh: ["-f", "-c"], fish: ["--no-config", "-c"] }[shell] ?? ["-c"];
  const text = execFileSync(shell, [...args, script], { cwd: home.folder, env, encoding: "utf8" });
  return text.split("\n").filter(Boolean);
}

const has = (shell: string) => spawnSync(shell, ["--version"]).status === 0;
const options = (command: "check" | "run") => optionsOf(command).map(typedAs);

/** What is typed, with what is to be completed last; and what is offered. */
const CASES: readonly (readonly [typed: readonly string[], offered: readonly string[]])[] = [
  [["mp", ""], COMMAND_NAMES],
  [["mp", "che"], ["check"]],
  [
    ["mp", "check", ""],
    ["mp-worker", "mi-candado", "la-cola"],
  ],
  [
    ["mp", "check", "m"],
    ["mp-worker", "mi-candado"],
  ],
  [["mp", "check", "mp-worker", "mi"], ["mine.ts"]],
  [
    ["mp", "run", "mi"],
    ["mi-candado", "mine.ts"],
  ],
  [["mp", "check", "--"], options("check")],
  [
    ["mp", "run", "--language", ""],
    ["ts", "python"],
  ],
  [["mp", "--lang", "es", "explore", "la-cola", "--strategy", "p"], ["pct"]],
  [["mp", "run", "--time", "5", "la"], ["la-cola"]],
  [["mp", "completion", "z"], ["zsh"]],
  [["mp", "help", "do"], ["doctor"]],
];

describe("bash", () => {
  test.each(CASES)("%j", (typed, offered) => {
    const words = typed.map((word) => `'${word}'`).join(" ");
    const script = `source mp.bash; COMP_WORDS=(${words}); COMP_CWORD=${typed.length - 1}; _mp; printf '%s\\n' "\${COMPREPLY[@]}"`;
    expect(lines("bash", script).toSorted()).toEqual([...offered].toSorted());
  });

  test("an option's value behind =, which bash takes for a word of its own", () => {
    const script =
      "source mp.bash; COMP_WORDS=(mp run --language = p); COMP_CWORD=4; _mp; printf '%s\\n' \"${COMPREPLY[@]}\"";
    expect(lines("bash", script)).toEqual(["python"]);
  });
});

describe.runIf(has("fish"))("fish", () => {
  test.each(CASES)("%j", (typed, offered) => {
    const script = `source mp.fish; complete -C '${typed.join(" ")}'`;
    const found = lines("fish", script).map((line) => line.split("\t")[0]);
    for (const each of offered) expect(found).toContain(each);
  });
});

describe.runIf(has("zsh"))("zsh", () => {
  // A terminal of zsh's own, in which Tab is pressed: what is offered stands below the line.
  test.each(CASES.filter(([, offered]) => offered.length > 1))("%j", (typed, offered) => {
    const script = `
      zmodload zsh/zpty
      zpty z env TERM=dumb COLUMNS=200 zsh -f -i
      zpty -w z 'PROMPT=; autoload -Uz compinit; compinit -u -D; zstyle ":completion:*" list-packed no; LISTMAX=0; source mp.zsh; print rea"dy"'
      zpty -r z out '*ready*'
      zpty -w -n z ${JSON.stringify(typed.join(" "))}$'\\t\\t'
      typeset -i tries=0
      until [[ ${offered.map((each) => `$out == *${each}*`).join(" && ")} ]] || ((++tries > 200)); do
        zpty -r -t z part && out+=$part || sleep 0.05
      done
      print -r -- $out`;
    const text = lines("zsh", script).join("\n");
    for (const each of offered) expect(text).toContain(each);
  });
});

test("PowerShell's script has every command and no quote left open", () => {
  const script = mp(home, ["completion", "powershell"]).stdout;
  for (const name of COMMAND_NAMES) expect(script).toContain(`'${name}' = `);
  expect(script.replaceAll("''", "").split("'").length % 2).toBe(1);
  expect(script.split("{").length).toBe(script.split("}").length);
});

test("another shell is refused, with those there are", () => {
  const { stderr, status } = mp(home, ["completion", "zhs"], { LANG: "en_GB.UTF-8" });
  expect(stderr).toContain("zsh?");
  expect(status).toBe(2);
});
